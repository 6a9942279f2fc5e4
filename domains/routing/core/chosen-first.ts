// Among agents who may take a contact, who is chosen first.
import type { Selection } from './facts.ts'

type Candidate = { agent: { id: string; idleFrom: number }; line: { load: number; capacity: number } }

export const chosenFirst: Readonly<Record<Selection, (a: Candidate, b: Candidate) => boolean>> = {
  'longest-idle': longerIdle,
  'least-occupied': lessOccupied,
}

/** Whoever has been without a new contact for longest. */
function longerIdle({ agent: a }: Candidate, { agent: b }: Candidate): boolean {
  return a.idleFrom === b.idleFrom ? a.id < b.id : a.idleFrom < b.idleFrom
}

/**
 * Occupancy is what she serves, wraps up and is offered on this channel, divided by her capacity on it: one chat of
 * two is busier than one of three. Equally occupied, the longest idle.
 */
function lessOccupied(a: Candidate, b: Candidate): boolean {
  const [left, right] = [a.line.load * b.line.capacity, b.line.load * a.line.capacity]
  return left === right ? longerIdle(a, b) : left < right
}
