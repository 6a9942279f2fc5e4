// The live desk: what an event does to it. Events applied to an old desk, and what they made stale fetched
// again, are the same as a fresh load.
import { type Contact, contactEvents, type Message, type Progress } from '#contacts/core'
import type { EventKind, Id, ShownEvent } from '#protocol'
import {
  agentCapacityChanged,
  agentHoldsChanged,
  agentStateChanged,
  offerAccepted,
  offerMade,
  offerMissed,
  offerRejected,
  offerWithdrawn,
  wrapUpBegun,
  wrapUpExtended,
  wrapUpFinished,
  wrapUpRanOut,
} from '#routing/core'
import { arranged, mostSaid } from './arrange-desk.ts'
import type { Desk, DeskEntry, DeskOffer } from './desk-shapes.ts'

export function deskAfter(desk: Desk, event: ShownEvent): Desk {
  if (!concerns(desk.me.personId, event)) return desk
  if (isA(event, agentStateChanged)) {
    const { from: _from, ...now } = event.data
    return now.version > desk.me.version ? arranged({ ...desk, me: { ...desk.me, ...now } }) : desk
  }
  if (isA(event, agentHoldsChanged) || isA(event, agentCapacityChanged)) {
    return event.data.version > desk.me.version ? { ...desk, me: { ...desk.me, ...event.data } } : desk
  }
  const { contactId, queueId } = event.about
  if (contactId === undefined) return desk
  if (isA(event, offerMade) && queueId !== undefined) {
    const { channel, offerId, offeredAt, expiresAt, why } = event.data
    if (desk.offers.some((offer) => offer.offerId === offerId)) return desk
    const offer = { offerId, contactId, queueId, channel, offeredAt, expiresAt, why, contact: null, said: [] }
    return arranged(stale({ ...desk, offers: [...desk.offers, offer] }, contactId, event))
  }
  if (isA(event, offerAccepted) || isA(event, offerRejected)) return withoutOffer(desk, event.data.offerId)
  if (isA(event, offerMissed) || isA(event, offerWithdrawn)) return withoutOffer(desk, event.data.offerId)
  if (isA(event, wrapUpBegun) || isA(event, wrapUpExtended) || isA(event, wrapUpRanOut))
    return withWrapUp(desk, contactId, event.data)
  if (isA(event, wrapUpFinished)) return withWrapUp(desk, contactId)
  return isOfContact(event) ? contactMoved(desk, contactId, event) : desk
}

/** What is hers now, and what has just gone from her hands into another's. */
function concerns(personId: Id, event: ShownEvent): boolean {
  return event.about.personId === personId || (isOfContact(event) && event.data.left?.personId === personId)
}

/** Puts a contact where a fetch says it lies now; what happened since the fetch began makes it ask again. */
export function deskWith(desk: Desk, entry: DeskEntry, round: number): Desk {
  const { contactId, contact, offer } = entry
  if (!desk.stale.some((one) => one.contactId === contactId && one.round === round)) return desk
  const cleared = {
    ...lifted(desk, contactId),
    stale: desk.stale.filter((one) => one.contactId !== contactId),
  }
  const placed = contact ? laid(cleared, contact) : cleared
  return arranged(offer ? { ...placed, offers: [...placed.offers, offer] } : placed)
}

function contactMoved(desk: Desk, contactId: Id, event: ProgressShown): Desk {
  const { contact: news, message } = event.data
  const offer = desk.offers.find((one) => one.contactId === contactId)
  const lies = [...desk.conversations, ...desk.closed].find(({ id }) => id === contactId)
  const known = lies ?? offer?.contact
  if (!known) return stale(desk, contactId, event)
  if (news.version <= known.version) return desk
  if (news.version > known.version + 1) return stale(desk, contactId, event)
  const contact = { ...known, ...news }
  if (offer && contact.state === 'offered') {
    const changed = { ...offer, contact, said: saidAfter(offer, message) }
    return { ...desk, offers: desk.offers.map((one) => (one === offer ? changed : one)) }
  }
  return arranged(laid(lifted(desk, contactId), contact))
}

function saidAfter({ said }: DeskOffer, message: Message | undefined): Message[] {
  return message?.from === 'visitor' && said.length < mostSaid ? [...said, message] : said
}

function lifted(desk: Desk, contactId: Id): Desk {
  return {
    ...desk,
    offers: desk.offers.filter((one) => one.contactId !== contactId),
    conversations: desk.conversations.filter(({ id }) => id !== contactId),
    closed: desk.closed.filter(({ id }) => id !== contactId),
  }
}

function laid(desk: Desk, contact: Contact): Desk {
  if (contact.agent?.id !== desk.me.personId) return desk
  if (contact.state === 'closed') return { ...desk, closed: [...desk.closed, contact] }
  return { ...desk, conversations: [...desk.conversations, contact] }
}

function withoutOffer(desk: Desk, offerId: Id): Desk {
  return arranged({ ...desk, offers: desk.offers.filter((offer) => offer.offerId !== offerId) })
}

function withWrapUp(desk: Desk, contactId: Id, wrapUp?: Desk['wrapUps'][number]): Desk {
  const others = desk.wrapUps.filter((one) => one.contactId !== contactId)
  return arranged({ ...desk, wrapUps: wrapUp ? [...others, wrapUp] : others })
}

/** A round is never the same twice, so that an answer to an older question is known as such. */
function stale(desk: Desk, contactId: Id, event: ShownEvent): Desk {
  const round = desk.stale.find((one) => one.contactId === contactId)?.round ?? Date.parse(event.at)
  const others = desk.stale.filter((one) => one.contactId !== contactId)
  return { ...desk, stale: [...others, { contactId, round: round + 1 }] }
}

/** Routing shows these events whole to whom they are about. */
function isA<Data>(event: ShownEvent, kind: EventKind<Data>): event is ShownEvent & { data: Data } {
  return event.type === kind.type
}

type ProgressShown = ShownEvent & { data: Progress<Contact> }

function isOfContact(event: ShownEvent): event is ProgressShown {
  return contactEvents.some(({ type }) => type === event.type)
}
