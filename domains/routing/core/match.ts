// Brings those together who may meet now. Between matches no eligible pair exists, so a new one can only be in a
// circle that has just got a contact or a free agent: no other is looked at.
import type { Decision } from './decisions.ts'
import { hasDeclined, whyOffered } from './explain.ts'
import { firstWhere } from './heap.ts'
import { liftContact, placeContact } from './place-contact.ts'
import { type Circle, lineOf, type RoutingState, type Seat, type Spot } from './routing-state.ts'
import { servedFirst } from './served-first.ts'

type Pair = { spot: Spot; seat: Seat }

/** Offers contacts in the order they are to be served, until nobody waits whom a free agent may take. */
export function match(state: RoutingState): Decision[] {
  const decisions: Decision[] = []
  for (let pair = firstPair(state); pair !== undefined; pair = firstPair(state)) {
    decisions.push(offer(state, pair))
  }
  state.stirred.clear()
  return decisions
}

function firstPair(state: RoutingState): Pair | undefined {
  let first: Pair | undefined
  for (const circle of state.stirred) {
    const [top] = circle.waiting.items
    if (top === undefined || circle.free.items.length === 0) continue
    if (first !== undefined && !goesFirst(top, first.spot)) continue
    const spot = firstWhere(circle.waiting, (one) => chosenSeat(state, circle, one) !== undefined)
    const seat = spot && chosenSeat(state, circle, spot)
    if (spot === undefined || seat === undefined) continue
    if (first === undefined || goesFirst(spot, first.spot)) first = { spot, seat }
  }
  return first
}

/** A contact that two queues' agents may take goes to its own queue's first. */
function goesFirst(a: Spot, b: Spot): boolean {
  return a.contact === b.contact ? a.hop < b.hop : servedFirst(a.contact, b.contact)
}

/** Who had the customer last, if she is free; else by the circle's rule. */
function chosenSeat(state: RoutingState, circle: Circle, { contact }: Spot): Seat | undefined {
  const mayTake = (seat: Seat): boolean => !hasDeclined(contact, seat.agent.id, state.now)
  const preferred = preferredSeat(state, circle, contact.contact.reserved?.agentId)
  return preferred !== undefined && mayTake(preferred) ? preferred : firstWhere(circle.free, mayTake)
}

function preferredSeat(
  { agents }: RoutingState,
  circle: Circle,
  agentId: string | undefined,
): Seat | undefined {
  const agent = agentId === undefined ? undefined : agents.get(agentId)
  const line = agent && lineOf(agent, circle.channel)
  if (line?.standing !== 'free') return undefined
  return line.seats.find((seat) => seat.circle === circle)
}

function offer(state: RoutingState, { spot, seat }: Pair): Decision {
  const { contact: known } = spot
  const { queueId } = known.contact
  const agentId = seat.agent.id
  const why = whyOffered(state, spot, seat)
  const queue = state.queues.get(queueId)?.queue
  const expiresAt = state.now + (queue?.offerSeconds ?? 0) * 1000
  liftContact(state, known)
  known.offer = { agentId, expiresAt, exclusive: queue?.exclusive ?? false }
  seat.agent.lastOfferAt = state.now
  placeContact(state, known)
  return { type: 'offer', contactId: known.id, agentId, queueId, expiresAt, why }
}
