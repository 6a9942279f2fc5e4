// The SQL of how long people wait.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Pace } from '#routing/core'

export type InLineRow = {
  contact_id: Id
  queue_id: Id
  since: Date
  aged_at: Date
  priority: number
  returned: boolean
  rings: boolean
  is_kept: boolean
}

/** Everybody who waits, with what decides who goes first. */
export async function waitingInLine(db: Db): Promise<InLineRow[]> {
  const { rows } = await sql<InLineRow>`
    select waiting.contact_id, waiting.queue_id, waiting.since, waiting.returned,
           waiting.since + make_interval(secs => queues.ageing_seconds) as aged_at,
           waiting.priority + queues.priority + coalesce(customers.level, 0) * queues.vip_priority as priority,
           waiting.offer_id is not null as rings, waiting.only_for is not null as is_kept
      from waiting
      join queues on queues.id = waiting.queue_id
      join contacts on contacts.id = waiting.contact_id
      left join customers on customers.id = contacts.customer_id`.execute(db)
  return rows
}

/** How many of each queue were accepted since then, and when the first. */
export async function paceOfQueues(db: Db, since: Date): Promise<Map<Id, Pace>> {
  const { rows } = await sql<{ queue_id: Id; accepted: number; first_at: Date }>`
    select queue_id, count(*)::int as accepted, min(answered_at) as first_at
      from offers where state = 'accepted' and answered_at >= ${since}
     group by queue_id`.execute(db)
  return new Map(
    rows.map((row) => [row.queue_id, { accepted: row.accepted, firstAt: row.first_at.getTime() }]),
  )
}
