export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
export { settingsWithoutDurability } from './settings.ts'
export { StartFailure } from './start-failure.ts'
