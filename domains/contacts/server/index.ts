export { addFile, type FileDraft } from './add-file.ts'
export { addMessage, type Draft, type Sent } from './add-message.ts'
export { addReceipt } from './add-receipt.ts'
export { leaveMessageIn } from './leave-message-in.ts'
export {
  endContact,
  finishWrapUp,
  handOverContact,
  markOffered,
  markQueued,
  markRequeued,
  nothingKept,
  openContact,
  returnContact,
  setReaders,
  takeContact,
  whenWrappedUp,
  takeOverContact,
  transferToQueue,
} from './contact-moves.ts'
export {
  contactFor,
  contactOfClientId,
  contactPeeked,
  contactsOfVisitor,
  latestContactOf,
  lockContact,
} from './contact-for.ts'
export {
  contactsHeldBy,
  contactsServedWithin,
  contactsWaitingIn,
  contactsWrappedUpWithin,
} from './contact-lists.ts'
export { attachmentOf } from './get-attachment.ts'
export { readMessages } from './read-messages.ts'
export { type GivenRating, rateContact, ratingOf, ratingsOf } from './rate-contact.ts'
export { routes } from './routes.ts'
export { contactsFollowMerges, followCustomer, servesCustomerNow } from './follow-customer.ts'
export { contactsInTimeline } from './timeline-of-customer.ts'
export { setCustomer } from './set-customer.ts'
export { lastAgentOf } from './store-served.ts'
export { storedFiles } from './store-messages.ts'
export { sayToCustomer, tellCustomer } from './tell-customer.ts'
export { typingSignal } from './typing-signal.ts'
export { seesContact, whoLeadsQueue } from './visible-contact.ts'
