// Why somebody may not do something with a contact. The server refuses with it, the button says it.
import { covers, type Actor, type Instant, type Scope } from '#protocol'
import { belongingOf } from './present.ts'
import { isOpen, mayHappen } from './stage.ts'
import type { Contact } from './wire.ts'

export type WhyNotWrite = 'spoken' | 'not-accepted-yet' | 'already-ended' | 'not-yours'

/** Only who serves the contact speaks to the customer. */
export function whyNotWrite(contact: Contact, actor: Actor): WhyNotWrite | undefined {
  if (contact.channel === 'phone') return 'spoken'
  if (contact.state === 'waiting' || contact.state === 'offered') return 'not-accepted-yet'
  if (contact.state !== 'serving') return 'already-ended'
  return isServedBy(contact, actor) ? undefined : 'not-yours'
}

export type WhyNotNote = 'not-yours'

/** Who serves it and who leads them write notes; a program that was given reading only does not. */
export function whyNotNote(contact: Contact, reaches: readonly Scope[]): WhyNotNote | undefined {
  return reaches.some((reach) => covers(reach, belongingOf(contact))) ? undefined : 'not-yours'
}

export type WhyNotReport = 'not-yours'

/** Receipts to the customer come from who serves her, not from a leader who reads along. */
export function whyNotReport(contact: Contact, actor: Actor): WhyNotReport | undefined {
  return isServedBy(contact, actor) ? undefined : 'not-yours'
}

export type WhyNotVisitorWrite = 'already-ended'

export function whyNotVisitorWrite(contact: Pick<Contact, 'state'>): WhyNotVisitorWrite | undefined {
  return isOpen(contact.state) ? undefined : 'already-ended'
}

export type WhyNotEnd = 'not-accepted-yet' | 'already-ended' | 'not-yours'

/** `take` is the scope of `contacts.take`: hers, or those of a team she leads. */
export function whyNotEnd(contact: Contact, take: Scope): WhyNotEnd | undefined {
  if (contact.state === 'waiting' || contact.state === 'offered') return 'not-accepted-yet'
  if (!mayHappen(contact.state, 'ended')) return 'already-ended'
  return covers(take, belongingOf(contact)) ? undefined : 'not-yours'
}

export type WhyNotWrapUp = 'still-open' | 'already-wrapped-up' | 'not-yours'

export function whyNotWrapUp(contact: Contact, take: Scope): WhyNotWrapUp | undefined {
  if (isOpen(contact.state)) return 'still-open'
  if (!mayHappen(contact.state, 'wrapped-up')) return 'already-wrapped-up'
  return covers(take, belongingOf(contact)) ? undefined : 'not-yours'
}

export type WhyNotCorrect = 'not-wrapped-up-yet' | 'correction-too-late' | 'not-yours'

/** Until the day is over in which it was finished: afterwards figures are made of it. */
export function whyNotCorrect(contact: Contact, take: Scope, startOfDay: Instant): WhyNotCorrect | undefined {
  if (!mayHappen(contact.state, 'corrected')) return 'not-wrapped-up-yet'
  if (!covers(take, belongingOf(contact))) return 'not-yours'
  return (contact.wrappedUpAt ?? '') < startOfDay ? 'correction-too-late' : undefined
}

/** The wrap-up ended without her: what the customer came for is not kept yet. */
export function lacksWrapUp(contact: Pick<Contact, 'state' | 'reasons' | 'wrapUpBy'>): boolean {
  return contact.state === 'closed' && contact.wrapUpBy === 'clock' && contact.reasons.length === 0
}

function isServedBy(contact: Contact, actor: Actor): boolean {
  return actor.kind === 'person' && contact.agent?.id === actor.personId
}

export type WhyNotSetCustomer = 'not-yours'

/** Who serves it, or served it, and who leads them say whose it is. */
export function whyNotSetCustomer(
  contact: Contact,
  reaches: readonly Scope[],
): WhyNotSetCustomer | undefined {
  return reaches.some((reach) => covers(reach, belongingOf(contact))) ? undefined : 'not-yours'
}
