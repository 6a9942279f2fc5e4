// Brings those together who may meet now. Between matches no eligible pair exists, so a new one can only be in a
// circle that has just got a contact or a free agent: no other is looked at.
import type { Decision } from './decisions.ts'
import { countAgents, hasDeclined } from './explain.ts'
import { firstWhere } from './heap.ts'
import { liftContact, placeContact } from './learn-contact.ts'
import type { Circle, KnownAgent, KnownContact, RoutingState } from './routing-state.ts'
import { servedFirst } from './served-first.ts'

type Pair = { circle: Circle; contact: KnownContact; agent: KnownAgent }

/** Offers contacts in the order they are to be served, until nobody waits whom a free agent may take. */
export function match(state: RoutingState): Decision[] {
  const decisions: Decision[] = []
  for (let pair = firstPair(state); pair !== undefined; pair = firstPair(state)) {
    decisions.push(offer(state, pair))
  }
  state.stirred.clear()
  return decisions
}

function firstPair({ stirred, now }: RoutingState): Pair | undefined {
  let first: Pair | undefined
  for (const circle of stirred) {
    const [top] = circle.waiting.items
    if (top === undefined || circle.free.items.length === 0) continue
    if (first !== undefined && !servedFirst(top, first.contact)) continue
    const contact = firstWhere(circle.waiting, (one) => chosenAgent(circle, one, now) !== undefined)
    const agent = contact && chosenAgent(circle, contact, now)
    if (contact === undefined || agent === undefined) continue
    if (first === undefined || servedFirst(contact, first.contact)) first = { circle, contact, agent }
  }
  return first
}

function chosenAgent(circle: Circle, contact: KnownContact, now: number): KnownAgent | undefined {
  return firstWhere(circle.free, (seat) => !hasDeclined(contact, seat.agent.id, now))?.agent
}

function offer(state: RoutingState, { circle, contact: known, agent }: Pair): Decision {
  const { now } = state
  const { id: contactId, ring, priority } = known
  const { queueId } = known.contact
  const agents = countAgents(state, circle, known, now)
  const waitedMs = now - known.since
  const idleMs = now - agent.idleFrom
  const expiresAt = now + (state.queues.get(queueId)?.queue.offerSeconds ?? 0) * 1000
  liftContact(state, known)
  known.offer = { agentId: agent.id, expiresAt }
  agent.lastOfferAt = now
  placeContact(state, known)
  const why = { rule: 'longest-idle', ring, priority, waitedMs, idleMs, agents } as const
  return { type: 'offer', contactId, agentId: agent.id, queueId, expiresAt, why }
}
