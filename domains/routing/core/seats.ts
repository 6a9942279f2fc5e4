// Keeps an agent's seats true: she sits among the free of every circle whose skills she has, or is counted there.
import type { Requirement } from './facts.ts'
import { nowhere, push, remove } from './heap.ts'
import {
  type Circle,
  type KnownAgent,
  type Line,
  type RoutingState,
  type Seat,
  type Standing,
  stir,
} from './routing-state.ts'

export function meets(skills: Readonly<Record<string, number>>, requires: readonly Requirement[]): boolean {
  return requires.every(({ skillId, level }) => (skills[skillId] ?? 0) >= level)
}

/** Brings every line of hers up to date with her facts and open offers. */
export function refreshAgent(state: RoutingState, known: KnownAgent): void {
  const idleFrom = Math.max(known.agent.idleSince, known.lastOfferAt)
  const idles = idleFrom !== known.idleFrom
  known.idleFrom = idleFrom
  const alone = known.agent.exclusive || ringsAlone(state, known.id)
  for (const line of known.lines) {
    const { load, capacity } = line
    line.load = line.serving + openOffers(state, known.id, line)
    line.capacity = known.agent.capacity[line.channel] ?? 0
    const moved = idles || load !== line.load || capacity !== line.capacity
    const standing = standingOf(known, line, alone)
    if (standing === line.standing && !(moved && standing === 'free')) continue
    for (const seat of line.seats) leave(seat, line.standing)
    line.standing = standing
    for (const seat of line.seats) sit(seat, standing)
    if (standing === 'free') for (const { circle } of line.seats) stir(state, circle)
  }
}

export function takeSeat(known: KnownAgent, line: Line, circle: Circle): void {
  const seat: Seat = { agent: known, line, circle, place: nowhere }
  line.seats.push(seat)
  sit(seat, line.standing)
}

export function leaveSeat(line: Line, circle: Circle): void {
  const index = line.seats.findIndex((seat) => seat.circle === circle)
  for (const seat of line.seats.splice(index, index < 0 ? 0 : 1)) leave(seat, line.standing)
}

export function leaveAllSeats(line: Line): void {
  for (const seat of line.seats) leave(seat, line.standing)
  line.seats = []
}

function sit(seat: Seat, standing: Standing): void {
  if (standing === 'free') push(seat.circle.free, seat)
  else if (standing === 'at-capacity') seat.circle.atCapacity += 1
  else seat.circle.notReady += 1
}

function leave(seat: Seat, standing: Standing): void {
  if (standing === 'free') remove(seat.circle.free, seat)
  else if (standing === 'at-capacity') seat.circle.atCapacity -= 1
  else seat.circle.notReady -= 1
}

function standingOf(known: KnownAgent, line: Line, alone: boolean): Standing {
  if (!known.agent.ready) return 'not-ready'
  return !alone && line.load < line.capacity ? 'free' : 'at-capacity'
}

/** Whether something rings with her that takes her alone. */
function ringsAlone(state: RoutingState, agentId: string): boolean {
  return (state.offersTo.get(agentId) ?? []).some(({ offer }) => offer?.exclusive === true)
}

function openOffers(state: RoutingState, agentId: string, line: Line): number {
  let open = 0
  for (const { contact } of state.offersTo.get(agentId) ?? []) {
    if (state.queues.get(contact.queueId)?.queue.channel === line.channel) open += 1
  }
  return open
}
