export { aboutOf, ContactProgress, openingOf, progressOf, type Told } from './progress.ts'
export {
  type ContactRecord,
  contactWith,
  contactWithMessage,
  contactWithReceipt,
  newContact,
  type Opening,
  type ReadMarks,
  staffContactOf,
  stageOf,
  visitorContactOf,
} from './contact-record.ts'
export { type Piece, piecesOf } from './clickable.ts'
export { fileKind, fileName, headBytes, largestFileBytes, nameAs, sendableExtensions } from './file-kinds.ts'
export { type Conversation, conversationAfter, receivedAs } from './conversation.ts'
export * from './customer-endpoints.ts'
export * from './from-visitor.ts'
export * from './endpoints.ts'
export * from './events.ts'
export { exampleContact, exampleMessage } from './examples.ts'
export { belongingOf, maySee, messageForVisitor, presentProgress, type ShownProgress } from './present.ts'
export * from './reason-endpoints.ts'
export { reasonsFound, type Usual } from './reason-search.ts'
export * from './reason-tree.ts'
export * from './rules.ts'
export {
  contactAfter,
  type ContactState,
  contactStates,
  contactTable,
  type EndedBy,
  endedByWhom,
  type Happening,
  isOpen,
  mayHappen,
  type Resolution,
  resolutions,
  type Stage,
  type WrapUp,
  type WrapUpBy,
  wrapUpBys,
} from './stage.ts'
export { inReadingOrder, isVisible } from './signs.ts'
export { isStorable, previewOf, storable, type WhyNotText, whyNotText } from './text.ts'
export * from './wire.ts'
