import type { Contact } from './facts.ts'
import { nowhere } from './heap.ts'
import { liftContact, placeContact } from './place-contact.ts'
import type { KnownContact, RoutingState } from './routing-state.ts'

export function learnContact(state: RoutingState, contact: Contact): void {
  const known = state.contacts.get(contact.id)
  if (known !== undefined && sameContact(known, contact)) return
  const placed = known ?? newcomer(state, contact)
  liftContact(state, placed)
  placed.contact = contact
  placed.offer = contact.offer
  placeContact(state, placed)
}

export function forgetContact(state: RoutingState, contactId: string): void {
  const known = state.contacts.get(contactId)
  if (known === undefined) return
  liftContact(state, known)
  state.contacts.delete(contactId)
}

function newcomer(state: RoutingState, contact: Contact): KnownContact {
  const known: KnownContact = {
    id: contact.id,
    contact,
    since: contact.since,
    priority: contact.priority,
    returned: contact.returned,
    aged: false,
    held: false,
    offer: undefined,
    spots: [],
    alarm: { at: Infinity, of: contact.id, place: nowhere },
  }
  state.contacts.set(contact.id, known)
  return known
}

function sameContact({ contact: a, offer }: KnownContact, b: Contact): boolean {
  return (
    a.queueId === b.queueId &&
    a.since === b.since &&
    a.lineSince === b.lineSince &&
    a.priority === b.priority &&
    a.level === b.level &&
    a.returned === b.returned &&
    a.only === b.only &&
    a.reserved?.agentId === b.reserved?.agentId &&
    a.reserved?.until === b.reserved?.until &&
    offer?.agentId === b.offer?.agentId &&
    offer?.expiresAt === b.offer?.expiresAt &&
    offer?.exclusive === b.offer?.exclusive &&
    sameDeclines(a.declinedUntil, b.declinedUntil)
  )
}

function sameDeclines(a: Contact['declinedUntil'], b: Contact['declinedUntil']): boolean {
  if (a === b) return true
  for (const agentId in a) if (a[agentId] !== b[agentId]) return false
  for (const agentId in b) if (a[agentId] !== b[agentId]) return false
  return true
}
