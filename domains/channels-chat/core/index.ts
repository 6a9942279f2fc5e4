export * from './endpoints.ts'
export { agentSilent } from './notices.ts'
export { type AfterSilence, type Silence, silenceAfter, silenceIn, type SilenceRules } from './silence.ts'
export {
  type Allowance,
  type Allowances,
  type Asking,
  askings,
  kilobytesADay,
  Limits,
  millisecondsOf,
  type Side,
  someMore,
  takenAtOnce,
  usualLimits,
} from './flood.ts'
export { type Claims, endOf, partsOf, readClaims, whyNotSigned } from './identity.ts'
export { askingOf } from './limits-of-calls.ts'
export { offeredNames } from './offered.ts'
export { keptPage } from './page.ts'
export * from './questions.ts'
export { keptAnswer, whyNotReach } from './reach.ts'
export * from './setup-endpoints.ts'
export * from './sites.ts'
export { transcriptHtml, transcriptText, type TranscriptWords } from './transcript.ts'
export * from './wire.ts'
