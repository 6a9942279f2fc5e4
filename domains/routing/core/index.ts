export {
  afterSignIn,
  afterSignOut,
  agentStates,
  type AgentState,
  chosenStates,
  type Hold,
  isAway,
  shownSince,
  shownState,
  type ShownState,
  whyNotChange,
  whyNotSignOut,
} from './agent-states.ts'
export type { AgentCounts, Decision, OneStanding, Step, WhyNotYet, WhyOffered } from './decisions.ts'
export { whyNotYet } from './explain.ts'
export type {
  Agent,
  Channel,
  Contact,
  Fact,
  OpenOffer,
  Queue,
  Requirement,
  Ring,
  RoutingEvent,
} from './facts.ts'
export {
  afterMisses,
  declinedUntil,
  sentOnCoolDownSeconds,
  missesInARow,
  type Offer,
  offerStates,
  type OfferState,
  whyNotAccept,
  whyNotReject,
} from './offer-states.ts'
export { queueForWords } from './queue-for-words.ts'
export { queueFor, whyNotOverflow, whyNotSettings } from './queue-rules.ts'
export { type NewQueue, type QueueSettings, usualRules, wholeQueue } from './queue-settings.ts'
export { emptyRouting, type RoutingState } from './routing-state.ts'
export { type LogEntry, shownIntervals, type StateInterval } from './states-in-log.ts'
export { step } from './step.ts'
export { type InLine, inOrderOfService, type Pace, paceMilliseconds, waitEstimate } from './wait-estimate.ts'
export * from './endpoints.ts'
export * from './events.ts'
export {
  AgentListed,
  type AgentReason,
  type AgentShown,
  type BreakKindNamed,
  type PerChannel,
  type QueueShown,
  rejectionReasons,
  WrapUpShown,
} from './wire.ts'
export {
  extended,
  fillableHours,
  whyNotExtend,
  type WrapUpClock,
  wrapUpAfter,
  wrapUpClock,
} from './wrap-up-clock.ts'
