// Everything that happened with a customer, whichever domain knows of it, the newest first.
import type { getTimeline as declared, TimelineEntry } from '#customers/core'
import type { Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import type { InputOf, Page } from '#protocol'
import { knownCustomer } from './customer.ts'
import { type TimelineAsk, timelineSources } from './slots.ts'

export async function getTimeline(
  tx: Tx,
  { params, query }: InputOf<typeof declared>,
): Promise<Page<TimelineEntry>> {
  const { limit = 50 } = query
  const [at, id] = readCursor(query.cursor, ['instant', 'id']) ?? []
  const before = at === undefined || id === undefined ? undefined : { at: String(at), id: String(id) }
  const { id: customerId } = await knownCustomer(tx, params.customerId)
  const entries = await timelineOf(tx, { customerId, before, limit: limit + 1 })
  return nextCursor(entries, limit, (entry) => [entry.at, entry.id])
}

export async function timelineOf(tx: Tx, ask: TimelineAsk, only?: string): Promise<TimelineEntry[]> {
  const told: TimelineEntry[] = []
  for (const source of timelineSources(only)) told.push(...(await source(tx, ask)))
  return told.toSorted(newestFirst).slice(0, ask.limit)
}

function newestFirst(one: TimelineEntry, other: TimelineEntry): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1
  return one.id < other.id ? 1 : -1
}
