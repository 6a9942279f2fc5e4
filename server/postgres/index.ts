export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
export { postgresProcessesOn } from './processes.ts'
export { startScratchPostgres } from './scratch-postgres.ts'
export { StartFailure } from './start-failure.ts'
