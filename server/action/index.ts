export { announce } from './announce.ts'
export { audit, type AuditEntry } from './audit.ts'
export { newId, withPastIds } from './new-id.ts'
export { onBehalf } from './on-behalf.ts'
export {
  type Action,
  download,
  type IncomingFile,
  type OutgoingFile,
  type Route,
  route,
  upload,
} from './route.ts'
export { type Act, perform } from './perform.ts'
export type { Origin, Tx } from './tx.ts'
