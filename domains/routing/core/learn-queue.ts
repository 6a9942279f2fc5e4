// A changed queue costs a look at every contact and agent: it is edited by people, a few times a day.
import type { Channel, Queue, Requirement } from './facts.ts'
import { heapOf } from './heap.ts'
import { liftContact, placeContact } from './learn-contact.ts'
import { longerIdle } from './longest-idle.ts'
import type { Circle, KnownContact, KnownQueue, RoutingState } from './routing-state.ts'
import { leaveSeat, meets, takeSeat } from './seats.ts'
import { servedFirst } from './served-first.ts'

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
  const contacts = [...state.contacts.values()].filter(({ contact }) => contact.queueId === queueId)
  for (const contact of contacts) liftContact(state, contact)
  if (after === undefined) state.queues.delete(queueId)
  else state.queues.set(queueId, after)
  for (const contact of contacts) placeContact(state, contact)
  if (before !== undefined) closeCircles(state, before)
}

function inOrder({ id, channel, requires, rings, priority, offerSeconds }: Queue): Queue {
  const sorted = rings.toSorted((a, b) => a.afterSeconds - b.afterSeconds)
  return { id, channel, requires, rings: sorted, priority, offerSeconds }
}

function circlesOf(state: RoutingState, { channel, requires, rings }: Queue): Circle[] {
  return [requires, ...rings.map((ring) => ring.requires)].map((skills) => {
    const key = keyOf(channel, skills)
    const circle = state.circles.get(key) ?? openCircle(state, key, channel, skills)
    circle.uses += 1
    return circle
  })
}

function openCircle(
  state: RoutingState,
  key: string,
  channel: Channel,
  requires: readonly Requirement[],
): Circle {
  const circle: Circle = {
    key,
    channel,
    requires,
    uses: 0,
    waiting: heapOf<KnownContact>(servedFirst),
    free: heapOf((a, b) => longerIdle(a.agent, b.agent)),
    atCapacity: 0,
    notReady: 0,
  }
  state.circles.set(key, circle)
  for (const known of state.agents.values()) {
    const line = known.lines.find((one) => one.channel === channel)
    if (line !== undefined && meets(known.agent.skills, requires)) takeSeat(known, line, circle)
  }
  return circle
}

function closeCircles(state: RoutingState, { circles }: KnownQueue): void {
  for (const circle of circles) {
    circle.uses -= 1
    if (circle.uses > 0) continue
    state.circles.delete(circle.key)
    for (const { lines } of state.agents.values()) {
      for (const line of lines) if (line.channel === circle.channel) leaveSeat(line, circle)
    }
  }
}

function keyOf(channel: Channel, requires: readonly Requirement[]): string {
  const skills = requires.map(({ skillId, level }) => JSON.stringify([skillId, level])).toSorted()
  return `${channel} ${skills.join(' ')}`
}
