// Brings those together who may meet now. Between matches no eligible pair exists, so a new one has to hold
// a contact that was stirred or an agent who was freed: nobody else is looked at.
import type { Decision } from './decisions.ts'
import { countAgents, hasDeclined } from './explain.ts'
import { firstWhere, type Heap, heapOf, nowhere, push, remove } from './heap.ts'
import { liftContact, placeContact } from './learn-contact.ts'
import type { Circle, KnownAgent, KnownContact, RoutingState } from './routing-state.ts'
import { servedFirst } from './served-first.ts'

/** A contact that may have found an agent; `agent` is there when it is the first one she could take. */
type Contender = { contact: KnownContact; agent: KnownAgent | undefined; place: number }

/** Offers contacts in the order they are to be served, until nobody waits whom a free agent may take. */
export function match(state: RoutingState): Decision[] {
  const decisions: Decision[] = []
  const contenders = heapOf(contactFirst)
  for (const contact of state.stirred) {
    if (contact.circle !== undefined && contact.circle.free.items.length > 0) {
      push(contenders, { contact, agent: undefined, place: nowhere })
    }
  }
  for (const agent of state.freed) contend(contenders, agent, state.now)
  state.stirred = []
  state.freed = []
  for (let [next] = contenders.items; next !== undefined; [next] = contenders.items) {
    remove(contenders, next)
    const { circle } = next.contact
    const agent = circle && chosenAgent(circle, next.contact, state.now)
    if (circle !== undefined && agent !== undefined) decisions.push(offer(state, circle, next.contact, agent))
    if (next.agent !== undefined) contend(contenders, next.agent, state.now)
  }
  return decisions
}

const contactFirst = (a: Contender, b: Contender): boolean => servedFirst(a.contact, b.contact)

function contend(contenders: Heap<Contender>, agent: KnownAgent, now: number): void {
  const contact = firstContactFor(agent, now)
  if (contact !== undefined) push(contenders, { contact, agent, place: nowhere })
}

function firstContactFor(known: KnownAgent, now: number): KnownContact | undefined {
  const mayGet = (contact: KnownContact): boolean => !hasDeclined(contact, known.id, now)
  let first: KnownContact | undefined
  for (const line of known.lines) {
    if (line.standing !== 'free') continue
    for (const { circle } of line.seats) {
      const [top] = circle.waiting.items
      if (top === undefined || (first !== undefined && !servedFirst(top, first))) continue
      const contact = firstWhere(circle.waiting, mayGet)
      if (contact !== undefined && (first === undefined || servedFirst(contact, first))) first = contact
    }
  }
  return first
}

function chosenAgent(circle: Circle, contact: KnownContact, now: number): KnownAgent | undefined {
  return firstWhere(circle.free, (seat) => !hasDeclined(contact, seat.agent.id, now))?.agent
}

function offer(state: RoutingState, circle: Circle, known: KnownContact, agent: KnownAgent): Decision {
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
