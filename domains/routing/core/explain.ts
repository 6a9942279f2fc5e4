// Every answer is read from counters the circles keep, so that telling why costs a step nothing to speak of.
import type { AgentCounts, OneStanding, Rule, WhyNotYet, WhyOffered } from './decisions.ts'
import { isHeld } from './place-contact.ts'
import { nextRingAt, type Reached, reachOf, ringAt } from './reach.ts'
import {
  type Circle,
  type KnownContact,
  type KnownQueue,
  lineOf,
  type RoutingState,
  type Seat,
  type Spot,
} from './routing-state.ts'

/** Why this contact goes to this agent, told before it does. */
export function whyOffered(
  state: RoutingState,
  { contact: known, circle, ...spot }: Spot,
  seat: Seat,
): WhyOffered {
  const { now } = state
  const { level } = known.contact
  const rule = ruleOf(known, circle, seat.agent.id)
  const { load, capacity } = seat.line
  const { skills } = seat.agent.agent
  const met = circle.requires.map((one) => ({
    skillId: one.skillId,
    needs: one.level,
    has: skills[one.skillId] ?? 0,
  }))
  return {
    rule,
    ring: spot.ring,
    priority: known.priority,
    ...(level > 0 && { level }),
    ...(known.returned && { returned: true }),
    ...(known.aged && { aged: true }),
    ...(spot.hop > 0 && { overflowQueueId: spot.queueId }),
    ...(met.length > 0 && { skills: met }),
    ...(rule === 'least-occupied' && { hands: { holds: load, capacity } }),
    waitedMs: now - known.contact.lineSince,
    idleMs: now - seat.agent.idleFrom,
    agents: countAgents(state, circle, known, now),
  }
}

function ruleOf({ contact }: KnownContact, circle: Circle, agentId: string): Rule {
  if (contact.only !== undefined) return 'direct'
  return contact.reserved?.agentId === agentId ? 'last-agent' : circle.selection
}

/** Why a waiting contact is with nobody at `now` (epoch milliseconds); undefined when it does not wait. */
export function whyNotYet(state: RoutingState, contactId: string, now: number): WhyNotYet | undefined {
  const known = state.contacts.get(contactId)
  if (known === undefined || known.offer !== undefined) return undefined
  const { only, reserved, lineSince, queueId } = known.contact
  const waitedMs = now - lineSince
  const [own, ...others] = reachOf(state, queueId, lineSince)
  if (own === undefined) return { reason: 'no-such-queue', waitedMs }
  const standing = (agentId: string) => standingOf(state, known, agentId, now)
  if (only !== undefined) return { reason: 'only-for', waitedMs, agentId: only, standing: standing(only) }
  if (reserved !== undefined && isHeld(state, known, now)) {
    return { reason: 'reserved', waitedMs, ...reserved, standing: standing(reserved.agentId) }
  }
  const ring = ringAt(own.known, lineSince, now)
  const next = nextRingAt(own.known, lineSince, ring)
  const overflow = others.map((other) => overflowOf(state, other, known, now))
  return {
    reason: 'nobody-free',
    waitedMs,
    ring,
    ...(next !== undefined && { nextRingAt: next }),
    ...(!own.known.queue.open && { closed: true }),
    ...(overflow.length > 0 && { overflow }),
    agents: countIn(state, own.known, known, now),
  }
}

function overflowOf(
  state: RoutingState,
  { known: queue, from }: Reached,
  contact: KnownContact,
  now: number,
) {
  const agents = from <= now ? countIn(state, queue, contact, now) : undefined
  return { queueId: queue.queue.id, from, ...(agents && { agents }) }
}

function countIn(state: RoutingState, queue: KnownQueue, known: KnownContact, now: number): AgentCounts {
  const circle = queue.circles[ringAt(queue, known.contact.lineSince, now)]
  if (circle === undefined) throw new Error(`queue ${queue.queue.id} has a ring without a circle`)
  return countAgents(state, circle, known, now)
}

/** How all agents stand to one contact in one circle. */
function countAgents(state: RoutingState, circle: Circle, known: KnownContact, now: number): AgentCounts {
  const { atCapacity, notReady, channel } = circle
  const free = circle.free.items.length
  const declined = freeButDeclined(state, circle, known, now)
  const onChannel = state.onChannel.get(channel) ?? 0
  const others = onChannel - free - atCapacity - notReady
  const counts = { eligible: free - declined, declined, atCapacity, notReady }
  if (circle.only === undefined) {
    return { ...counts, lacksSkill: others, notOnChannel: state.agents.size - onChannel }
  }
  const here = free + atCapacity + notReady
  return { ...counts, lacksSkill: 0, notOnChannel: 0, notAsked: state.agents.size - here }
}

function standingOf(state: RoutingState, known: KnownContact, agentId: string, now: number): OneStanding {
  const agent = state.agents.get(agentId)
  const channel = state.queues.get(known.contact.queueId)?.queue.channel
  if (agent === undefined || channel === undefined) return 'away'
  const line = lineOf(agent, channel)
  if (line === undefined) return 'not-on-channel'
  if (line.standing !== 'free') return line.standing
  return hasDeclined(known, agentId, now) ? 'declined' : 'eligible'
}

/** Whether this agent rejected or missed the contact too short a while ago. */
export function hasDeclined({ contact }: KnownContact, agentId: string, now: number): boolean {
  return (contact.declinedUntil[agentId] ?? 0) > now
}

function freeButDeclined(state: RoutingState, circle: Circle, known: KnownContact, now: number): number {
  let declined = 0
  for (const agentId in known.contact.declinedUntil) {
    if (!hasDeclined(known, agentId, now)) continue
    const agent = state.agents.get(agentId)
    const line = agent && lineOf(agent, circle.channel)
    if (line?.standing === 'free' && line.seats.some((seat) => seat.circle === circle)) declined += 1
  }
  return declined
}
