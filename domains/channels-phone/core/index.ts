export {
  arrivedCall,
  type Call,
  dialledCall,
  type EndedBy,
  type Ending,
  type EndWhy,
  isOver,
  type Leg,
  legOf,
  type NewCall,
  type Rung,
  type Stage,
  type StageName,
  type Survey,
} from './call.ts'
export { callAfter, lookAgainAt, type What } from './call-after.ts'
export {
  type Decision,
  decisionTable,
  type Found,
  type LeaderDoes,
  type Towards,
  warningsBeforeEnding,
  whyNotDecide,
  type WhyNotDecide,
} from './decisions.ts'
export type { Ask, Doing, Tell } from './doing.ts'
export { type Figures, figuresOf } from './figures.ts'
export { strays } from './strays.ts'
export type * from './switchboard.ts'
export * from './endpoints.ts'
export {
  type DeskPhoneEntered,
  type NumberEntered,
  type SwitchEntered,
  whyNotDeskPhone,
  whyNotNumber,
  whyNotSwitch,
} from './entered.ts'
export { phoneCallStepped, phoneSettingsChanged } from './events.ts'
export {
  type DeskPhone,
  type PhoneNumber,
  type PhoneSwitch,
  type SwitchFinding,
  switchStates,
} from './wire.ts'
