// A changed queue costs a look at every contact and agent: it is edited by people, a few times a day.
import { circlesOf, dropCircle } from './circles.ts'
import type { Queue } from './facts.ts'
import { liftContact, placeContact } from './place-contact.ts'
import { leadingTo } from './reach.ts'
import type { KnownContact, RoutingState } from './routing-state.ts'

export function learnQueue(state: RoutingState, queue: Queue): void {
  const known = state.queues.get(queue.id)
  if (known !== undefined && JSON.stringify(inOrder(queue)) === JSON.stringify(known.queue)) return
  replaceQueue(state, queue.id, inOrder(queue))
}

export function forgetQueue(state: RoutingState, queueId: string): void {
  if (state.queues.has(queueId)) replaceQueue(state, queueId, undefined)
}

function replaceQueue(state: RoutingState, queueId: string, queue: Queue | undefined): void {
  const before = state.queues.get(queueId)
  const after = queue && { queue, circles: circlesOf(state, queue) }
  const contacts = new Set(concerned(state, queueId))
  if (after === undefined) state.queues.delete(queueId)
  else state.queues.set(queueId, after)
  for (const contact of concerned(state, queueId)) contacts.add(contact)
  for (const contact of contacts) liftContact(state, contact)
  for (const contact of contacts) placeContact(state, contact)
  for (const circle of before?.circles ?? []) dropCircle(state, circle)
}

/** Contacts of this queue and of those that overflow into it. */
function concerned(state: RoutingState, queueId: string): KnownContact[] {
  const queues = leadingTo(state, queueId)
  return [...state.contacts.values()].filter(({ contact }) => queues.has(contact.queueId))
}

/** In one spelling, so that the same settings are known for the same. */
function inOrder(queue: Queue): Queue {
  const { id, channel, requires, selection, priority, vipPriority, ageingSeconds, offerSeconds } = queue
  const { exclusive, open, overflow } = queue
  const rings = queue.rings.toSorted((a, b) => a.afterSeconds - b.afterSeconds)
  const settings = { selection, priority, vipPriority, ageingSeconds, offerSeconds, exclusive, open }
  const leads = overflow && { queueId: overflow.queueId, afterSeconds: overflow.afterSeconds }
  return { id, channel, requires, rings, ...settings, ...(leads && { overflow: leads }) }
}
