// Every answer is read from counters the circles keep, so that telling why costs a step nothing to speak of.
import type { AgentCounts, WhyNotYet } from './decisions.ts'
import { nextRingAt, ringAt } from './learn-contact.ts'
import type { Circle, KnownContact, RoutingState } from './routing-state.ts'

/** Why a waiting contact is with nobody at `now` (epoch milliseconds); undefined when it does not wait. */
export function whyNotYet(state: RoutingState, contactId: string, now: number): WhyNotYet | undefined {
  const known = state.contacts.get(contactId)
  if (known === undefined || known.offer !== undefined) return undefined
  const waitedMs = now - known.contact.since
  const queue = state.queues.get(known.contact.queueId)
  const ring = queue === undefined ? 0 : ringAt(queue, known.contact.since, now)
  const circle = queue?.circles[ring]
  if (queue === undefined || circle === undefined) return { reason: 'no-such-queue', waitedMs }
  const next = nextRingAt(queue, known.contact.since, ring)
  const agents = countAgents(state, circle, known, now)
  return { reason: 'nobody-free', waitedMs, ring, ...(next !== undefined && { nextRingAt: next }), agents }
}

/** How all agents stand to one contact in one circle. */
export function countAgents(
  state: RoutingState,
  circle: Circle,
  known: KnownContact,
  now: number,
): AgentCounts {
  const { atCapacity, notReady, channel } = circle
  const free = circle.free.items.length
  const declined = freeButDeclined(state, circle, known, now)
  const onChannel = state.onChannel.get(channel) ?? 0
  return {
    eligible: free - declined,
    declined,
    atCapacity,
    notReady,
    lacksSkill: onChannel - free - atCapacity - notReady,
    notOnChannel: state.agents.size - onChannel,
  }
}

/** Whether this agent rejected or missed the contact too short a while ago. */
export function hasDeclined({ contact }: KnownContact, agentId: string, now: number): boolean {
  return (contact.declinedUntil[agentId] ?? 0) > now
}

function freeButDeclined(state: RoutingState, circle: Circle, known: KnownContact, now: number): number {
  let declined = 0
  for (const agentId in known.contact.declinedUntil) {
    if (!hasDeclined(known, agentId, now)) continue
    const line = state.agents.get(agentId)?.lines.find(({ channel }) => channel === circle.channel)
    if (line?.standing === 'free' && line.seats.some((seat) => seat.circle === circle)) declined += 1
  }
  return declined
}
