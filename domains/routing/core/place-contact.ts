// Keeps every contact where it belongs now: in a line, held out to somebody, or waiting for one agent.
import { circleOfOne, dropCircle } from './circles.ts'
import { nowhere, push, remove } from './heap.ts'
import { agedAt, nextRingAt, type Reached, reachOf, ringAt } from './reach.ts'
import {
  type Circle,
  type KnownContact,
  type KnownQueue,
  lineOf,
  type RoutingState,
  type Spot,
  stir,
} from './routing-state.ts'
import { meets, refreshAgent } from './seats.ts'

/** Takes a contact out of every index, before something about it changes. */
export function liftContact(state: RoutingState, known: KnownContact): void {
  for (const spot of known.spots) {
    remove(spot.circle.waiting, spot)
    if (spot.circle.only !== undefined) dropCircle(state, spot.circle)
  }
  known.spots = []
  const { reserved } = known.contact
  if (reserved !== undefined) state.preferring.get(reserved.agentId)?.delete(known)
  if (reserved !== undefined && state.preferring.get(reserved.agentId)?.size === 0)
    state.preferring.delete(reserved.agentId)
  if (known.offer !== undefined) dropOffer(state, known, known.offer.agentId)
  setAlarm(state, known, Infinity)
}

/** Puts a contact into the indexes where it belongs now. */
export function placeContact(state: RoutingState, known: KnownContact): void {
  if (known.offer === undefined) return waitInLine(state, known)
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

/** To be said of an agent of whom something is new: those kept for her may be so no longer, or again. */
export function placeThosePreferring(state: RoutingState, agentId: string): void {
  const those = state.preferring.get(agentId)
  if (those === undefined) return
  for (const known of [...those].filter((one) => one.held !== isHeld(state, one, state.now))) {
    liftContact(state, known)
    placeContact(state, known)
  }
}

/** Whether it waits for the one agent it is reserved for: she is at work, could take it, and has not declined it. */
export function isHeld(state: RoutingState, { contact }: KnownContact, now: number): boolean {
  const { reserved, queueId, lineSince } = contact
  const queue = state.queues.get(queueId)
  if (reserved === undefined || reserved.until <= now || queue === undefined) return false
  if ((contact.declinedUntil[reserved.agentId] ?? 0) > now) return false
  const agent = state.agents.get(reserved.agentId)
  const line = agent && lineOf(agent, queue.queue.channel)
  if (agent === undefined || line === undefined || !agent.agent.ready) return false
  return meets(agent.agent.skills, queue.circles[ringAt(queue, lineSince, now)]?.requires ?? [])
}

function waitInLine(state: RoutingState, known: KnownContact): void {
  const { contact } = known
  const reached = reachOf(state, contact.queueId, contact.lineSince)
  const [own] = reached
  known.held = isHeld(state, known, state.now)
  if (contact.reserved !== undefined) prefer(state, known, contact.reserved.agentId)
  if (own === undefined) return
  known.since = contact.since
  known.priority = priorityOf(known, own.known)
  known.returned = contact.returned
  known.aged = agedAt(own.known, known.since) <= state.now
  const one = contact.only ?? (known.held ? contact.reserved?.agentId : undefined)
  if (one === undefined) joinCircles(state, known, reached)
  else join(state, known, circleOfOne(state, own.known.queue.channel, one), own)
  setAlarm(state, known, nextChange(state, known, reached))
}

export function priorityOf({ contact }: KnownContact, { queue }: KnownQueue): number {
  return contact.priority + queue.priority + contact.level * queue.vipPriority
}

function joinCircles(state: RoutingState, known: KnownContact, reached: readonly Reached[]): void {
  for (const queue of reached) {
    if (queue.from > state.now) break
    const circle = queue.known.circles[ringAt(queue.known, known.contact.lineSince, state.now)]
    if (circle === undefined || known.spots.some((spot) => spot.circle === circle)) continue
    join(state, known, circle, queue)
  }
}

function join(state: RoutingState, contact: KnownContact, circle: Circle, { known, hop }: Reached): void {
  const ring = ringAt(known, contact.contact.lineSince, state.now)
  const spot: Spot = { contact, circle, queueId: known.queue.id, hop, ring, place: nowhere }
  contact.spots.push(spot)
  push(circle.waiting, spot)
  stir(state, circle)
}

/** When time alone changes something for a contact that waits (epoch milliseconds). */
function nextChange(
  state: RoutingState,
  { contact, since }: KnownContact,
  reached: readonly Reached[],
): number {
  const { now } = state
  let at = Infinity
  const consider = (instant: number | undefined): void => {
    if (instant !== undefined && instant > now && instant < at) at = instant
  }
  for (const { known, from, hop } of reached) {
    consider(from)
    if (hop === 0) consider(agedAt(known, since))
    if (from > now) break
    consider(nextRingAt(known, contact.lineSince, ringAt(known, contact.lineSince, now)))
  }
  consider(contact.reserved?.until)
  for (const agentId in contact.declinedUntil) consider(contact.declinedUntil[agentId])
  return at
}

function prefer(state: RoutingState, known: KnownContact, agentId: string): void {
  const those = state.preferring.get(agentId)
  if (those === undefined) state.preferring.set(agentId, new Set([known]))
  else those.add(known)
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
