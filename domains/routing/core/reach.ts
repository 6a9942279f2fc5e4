// Which queues' agents may take a contact, and from when on: its own, and where that overflows to.
import type { KnownQueue, RoutingState } from './routing-state.ts'

/** `from` is epoch milliseconds; `hop` 0 is the contact's own queue. */
export type Reached = { known: KnownQueue; from: number; hop: number }

/** In the order in which they open to it; a queue that is closed, or of another channel, takes nothing over. */
export function reachOf({ queues }: RoutingState, queueId: string, lineSince: number): Reached[] {
  const own = queues.get(queueId)
  if (own === undefined) return []
  const reached: Reached[] = [{ known: own, from: lineSince, hop: 0 }]
  for (let { overflow } = own.queue, from = lineSince; overflow !== undefined;) {
    const next = queues.get(overflow.queueId)
    if (!next?.queue.open || next.queue.channel !== own.queue.channel) break
    if (reached.some(({ known }) => known === next)) break
    from += overflow.afterSeconds * 1000
    reached.push({ known: next, from, hop: reached.length })
    overflow = next.queue.overflow
  }
  return reached
}

/** The queues whose contacts a change of this one may concern. */
export function leadingTo({ queues }: RoutingState, queueId: string): Set<string> {
  const leading = new Set([queueId])
  for (let found = true; found;) {
    found = false
    for (const [id, { queue }] of queues) {
      if (leading.has(id) || !queue.overflow || !leading.has(queue.overflow.queueId)) continue
      leading.add(id)
      found = true
    }
  }
  return leading
}

/** The ring a contact is in after waiting in its line since then, 0 before the first widening. */
export function ringAt({ queue }: KnownQueue, lineSince: number, now: number): number {
  let ring = 0
  for (const { afterSeconds } of queue.rings) if (lineSince + afterSeconds * 1000 <= now) ring += 1
  return ring
}

/** When the next ring opens (epoch milliseconds), or undefined in the last. */
export function nextRingAt({ queue }: KnownQueue, lineSince: number, ring: number): number | undefined {
  const next = queue.rings[ring]
  return next && lineSince + next.afterSeconds * 1000
}

/** From when on (epoch milliseconds) a contact goes before every priority. */
export function agedAt({ queue }: KnownQueue, since: number): number {
  return since + queue.ageingSeconds * 1000
}
