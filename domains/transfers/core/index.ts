export { whyNotConsult, whyNotSpeak } from './consult-rules.ts'
export * from './endpoints.ts'
export * from './events.ts'
export * from './notices.ts'
export {
  keptSeconds,
  skillsLacking,
  whyNotColleague,
  whyNotMoveWaiting,
  whyNotToPerson,
  whyNotTransfer,
} from './transfer-rules.ts'
export {
  type BackReason,
  goesToLeader,
  ringSeconds,
  type TransferState,
  whyNotAnswer,
  whyNotCancel,
} from './transfer-states.ts'
export {
  Colleague,
  Consult,
  ConsultMessage,
  longestNote,
  QueueTarget,
  RingingTransfer,
  Transfer,
} from './wire.ts'
