// What somebody who waits is told: how many go first, and about how long that takes.
import { servedFirst } from './served-first.ts'

/** `priority` is the sum that counts, `agedAt` epoch milliseconds, as `since` is. */
export type InLine = { id: string; priority: number; returned: boolean; since: number; agedAt: number }

/** Contacts of one queue in the order in which they are served, as things stand. */
export function inOrderOfService(waiting: readonly InLine[], now: number): string[] {
  return waiting
    .map(({ agedAt, ...contact }) => ({ ...contact, aged: agedAt <= now }))
    .toSorted((a, b) => (servedFirst(a, b) ? -1 : 1))
    .map(({ id }) => id)
}

/** How far back acceptances say how fast a queue moves. */
export const paceMilliseconds = 15 * 60_000

/** Fewer acceptances than this say nothing. */
const enoughToJudge = 5

/** How many of a queue were accepted of late, and when the first of them was (epoch milliseconds). */
export type Pace = { accepted: number; firstAt: number }

/**
 * In how many seconds somebody with so many before her is served, if the queue goes on at its pace; null where too
 * few were accepted of late to judge. A pause since the last acceptance slows the pace down by itself.
 */
export function waitEstimate(ahead: number, pace: Pace | undefined, now: number): number | null {
  if (pace === undefined || pace.accepted < enoughToJudge) return null
  const each = Math.max(now - pace.firstAt, 0) / pace.accepted
  return Math.ceil(((ahead + 1) * each) / 1000)
}
