export { areaOf } from './area-codes.ts'
export {
  isInForce,
  Listing,
  ListingDraft,
  type NumberLists,
  whyNotApprove,
  type WhyNotApprove,
  whyNotList,
  type WhyNotList,
  whyNotTake,
  type WhyNotTake,
} from './black-and-white-list.ts'
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
export { carryOut } from './carry-out.ts'
export { callAfter, lookAgainAt, type What } from './call-after.ts'
export {
  type Callback,
  callbackAfter,
  type CallbackHappening,
  CallbackRules,
  callbacksDue,
  type Line,
  newCallback,
  type NewCallback,
  overAt,
  type TryOutcome,
  usualCallbackRules,
  whyNotAskCallback,
  type WhyNotAskCallback,
  whyNotCallBack,
  type WhyNotCallBack,
} from './callback.ts'
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
export {
  type LineGrade,
  lineGradeOf,
  lineGrades,
  type LineMeasures,
  mosOf,
  ratingOf,
} from './line-quality.ts'
export { callableNumber, cityOf, phoneNumberOf, type ReadNumber, shownPhoneNumber } from './phone-number.ts'
export { strays } from './strays.ts'
export {
  isLowScore,
  personScored,
  scoreOfKey,
  type Served,
  surveyKeys,
  SurveyRules,
  type Talked,
  usualSurveyRules,
  whyNotSurvey,
  type WhyNotSurvey,
  whyNotSurveyRules,
  type WhyNotSurveyRules,
} from './survey.ts'
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
