import type { Contact } from './facts.ts'
import { nowhere, push, remove } from './heap.ts'
import { type KnownContact, type KnownQueue, type RoutingState, stir } from './routing-state.ts'
import { refreshAgent } from './seats.ts'

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

/** Takes a contact out of every index, before something about it changes. */
export function liftContact(state: RoutingState, known: KnownContact): void {
  if (known.circle !== undefined) remove(known.circle.waiting, known)
  known.circle = undefined
  if (known.offer !== undefined) dropOffer(state, known, known.offer.agentId)
  setAlarm(state, known, Infinity)
}

/** Puts a contact into the indexes where it belongs now. */
export function placeContact(state: RoutingState, known: KnownContact): void {
  if (known.offer === undefined) return waitInRing(state, known)
  const offers = state.offersTo.get(known.offer.agentId)
  if (offers === undefined) state.offersTo.set(known.offer.agentId, [known])
  else offers.push(known)
  recount(state, known.offer.agentId)
  setAlarm(state, known, known.offer.expiresAt)
}

/** Sets when time alone changes this contact (epoch milliseconds); never is Infinity. */
export function setAlarm(state: RoutingState, { alarm }: KnownContact, at: number): void {
  if (alarm.at === at) return
  if (alarm.place !== nowhere) remove(state.alarms, alarm)
  alarm.at = at
  if (at < Infinity) push(state.alarms, alarm)
}

/** The ring a contact is in after waiting since then, 0 before the first widening. */
export function ringAt({ queue }: KnownQueue, since: number, now: number): number {
  let ring = 0
  for (const { afterSeconds } of queue.rings) if (since + afterSeconds * 1000 <= now) ring += 1
  return ring
}

/** When the next ring opens (epoch milliseconds), or undefined in the last. */
export function nextRingAt({ queue }: KnownQueue, since: number, ring: number): number | undefined {
  const next = queue.rings[ring]
  return next && since + next.afterSeconds * 1000
}

function waitInRing(state: RoutingState, known: KnownContact): void {
  const queue = state.queues.get(known.contact.queueId)
  if (queue === undefined) return
  known.since = known.contact.since
  known.priority = known.contact.priority + queue.queue.priority
  known.returned = known.contact.returned
  known.ring = ringAt(queue, known.since, state.now)
  known.circle = queue.circles[known.ring]
  if (known.circle !== undefined) {
    push(known.circle.waiting, known)
    stir(state, known.circle)
  }
  let at = nextRingAt(queue, known.since, known.ring) ?? Infinity
  for (const agentId in known.contact.declinedUntil) {
    const until = known.contact.declinedUntil[agentId] ?? 0
    if (until > state.now && until < at) at = until
  }
  setAlarm(state, known, at)
}

function newcomer(state: RoutingState, contact: Contact): KnownContact {
  const known: KnownContact = {
    id: contact.id,
    contact,
    since: contact.since,
    priority: contact.priority,
    returned: contact.returned,
    ring: 0,
    offer: undefined,
    circle: undefined,
    place: nowhere,
    alarm: { at: Infinity, of: contact.id, place: nowhere },
  }
  state.contacts.set(contact.id, known)
  return known
}

function dropOffer(state: RoutingState, known: KnownContact, agentId: string): void {
  const others = (state.offersTo.get(agentId) ?? []).filter((offered) => offered !== known)
  if (others.length > 0) state.offersTo.set(agentId, others)
  else state.offersTo.delete(agentId)
  recount(state, agentId)
}

function recount(state: RoutingState, agentId: string): void {
  const agent = state.agents.get(agentId)
  if (agent !== undefined) refreshAgent(state, agent)
}

function sameContact({ contact: a, offer }: KnownContact, b: Contact): boolean {
  return (
    a.queueId === b.queueId &&
    a.since === b.since &&
    a.priority === b.priority &&
    a.returned === b.returned &&
    offer?.agentId === b.offer?.agentId &&
    offer?.expiresAt === b.offer?.expiresAt &&
    sameDeclines(a.declinedUntil, b.declinedUntil)
  )
}

function sameDeclines(a: Contact['declinedUntil'], b: Contact['declinedUntil']): boolean {
  if (a === b) return true
  for (const agentId in a) if (a[agentId] !== b[agentId]) return false
  for (const agentId in b) if (a[agentId] !== b[agentId]) return false
  return true
}
