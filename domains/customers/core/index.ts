export * from './endpoints.ts'
export * from './events.ts'
export { exampleCandidate, exampleCustomer } from './examples.ts'
export { type Known, normalEmail, normalIdentity, sameIdentity, type WhyNotIdentity } from './identities.ts'
export { type Comparable, isSuggested, type Likeness, likenessOf, type LikenessReason } from './likeness.ts'
export { maskedText } from './masked-text.ts'
export { maskedAddress, maskedIdentity, maskedIdNumber } from './masks.ts'
export {
  afterMerge,
  afterUndoing,
  conflictsOf,
  type Field,
  type Fields,
  fields,
  type IdentityRow,
  mergePlan,
  type Moved,
  type Whole,
} from './merge.ts'
export * from './merge-endpoints.ts'
export { normalPhone, writtenPhone } from './phone.ts'
export * from './rules.ts'
export {
  Candidate,
  type Change,
  type Customer,
  type CustomerBrief,
  type CustomerPage,
  type DuplicatePair,
  type Identity,
  type IdentityKind,
  identityKinds,
  Level,
  levels,
  type Merge,
  type MergePreview,
  type Need,
  needKinds,
  preferredChannels,
  type RevealedWords,
  type Revelation,
  TimelineEntry,
} from './shapes.ts'
export {
  hiddenWords,
  keptNeeds,
  keptText,
  maskedNeeds,
  maskedWords,
  revealedWords,
  whyNotKeepWords,
  type Words,
} from './words.ts'
