// Why a colleague may not be asked, and who speaks in a consult.
import type { Contact } from '#contacts/core'
import type { Actor } from '#protocol'

export type WhyNotConsult =
  | 'not-accepted-yet'
  | 'already-ended'
  | 'not-yours'
  | 'yourself'
  | 'nobody-there'
  | 'asked-already'

/** Only who serves a customer asks a colleague about her; who is offline cannot answer. */
export function whyNotConsult(
  contact: Pick<Contact, 'state' | 'agent'>,
  actor: Actor,
  asked: { personId: string; isThere: boolean; isAsked: boolean },
): WhyNotConsult | undefined {
  if (contact.state === 'waiting' || contact.state === 'offered') return 'not-accepted-yet'
  if (contact.state !== 'serving') return 'already-ended'
  if (actor.kind !== 'person' || contact.agent?.id !== actor.personId) return 'not-yours'
  if (asked.personId === actor.personId) return 'yourself'
  if (!asked.isThere) return 'nobody-there'
  return asked.isAsked ? 'asked-already' : undefined
}

type Sides = { askerId: string; askedId: string; isOpen: boolean }

/** The two of it and nobody else, while it is open. */
export function whyNotSpeak(consult: Sides, personId: string): 'not-in-it' | 'consult-over' | undefined {
  if (consult.askerId !== personId && consult.askedId !== personId) return 'not-in-it'
  return consult.isOpen ? undefined : 'consult-over'
}
