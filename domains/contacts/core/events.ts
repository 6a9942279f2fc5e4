// What happens to a contact. Each event carries the version it brought the contact to.
import { type EventKind, eventKind, shape } from '#protocol'
import { contactTopics, presentProgress } from './present.ts'
import { ContactProgress } from './progress.ts'

const contactEvent = (type: string) =>
  eventKind({ type, version: 1, data: ContactProgress, topics: contactTopics, present: presentProgress })

export const contactOpened = contactEvent('contact.opened')
export const contactQueued = contactEvent('contact.queued')
export const contactOffered = contactEvent('contact.offered')
export const contactRequeued = contactEvent('contact.requeued')
export const contactAccepted = contactEvent('contact.accepted')
export const contactReturned = contactEvent('contact.returned')
export const contactTransferred = contactEvent('contact.transferred')
export const contactHandedOver = contactEvent('contact.handed-over')
export const contactTakenOver = contactEvent('contact.taken-over')
export const contactReadersChanged = contactEvent('contact.readers-changed')
export const contactMessageSent = contactEvent('contact.message-sent')
export const contactMessagesReceived = contactEvent('contact.messages-received')
export const contactCustomerSet = contactEvent('contact.customer-set')
export const contactEnded = contactEvent('contact.ended')
export const contactAbandoned = contactEvent('contact.abandoned')
export const contactWrappedUp = contactEvent('contact.wrapped-up')
export const contactMessageLeft = contactEvent('contact.message-left')
export const contactRated = contactEvent('contact.rated')
export const contactWrapUpCorrected = contactEvent('contact.wrap-up-corrected')

/** The tree of reasons or the list of outcomes is another: ask for it again. */
export const contactReasonsChanged = eventKind({
  type: 'contact-reasons.changed',
  version: 1,
  data: shape({}),
  topics: () => ['staff'],
  present: (_, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? {} : undefined),
})

export const contactEvents: readonly EventKind<ContactProgress>[] = [
  contactOpened,
  contactQueued,
  contactOffered,
  contactRequeued,
  contactAccepted,
  contactReturned,
  contactTransferred,
  contactHandedOver,
  contactTakenOver,
  contactReadersChanged,
  contactMessageSent,
  contactMessagesReceived,
  contactCustomerSet,
  contactEnded,
  contactAbandoned,
  contactWrappedUp,
  contactMessageLeft,
  contactRated,
  contactWrapUpCorrected,
]
