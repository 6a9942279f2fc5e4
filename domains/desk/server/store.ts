import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type Day = { from: Date; to: Date }

/** The day of an instant where the organisation is; some have 23 or 25 hours. */
export async function dayOf(db: Db, instant: Date, timeZone: string): Promise<Day> {
  const { rows } = await sql<Day>`
    with here as (select date_trunc('day', ${instant}::timestamptz at time zone ${timeZone}) as midnight)
    select midnight at time zone ${timeZone} as "from",
           (midnight + interval '1 day') at time zone ${timeZone} as "to"
      from here`.execute(db)
  const [day] = rows
  if (!day) throw new Error('the database has no day')
  return day
}

/** When an agent first wrote to the customer in each of these contacts. */
export async function firstAnswersIn(db: Db, contactIds: readonly Id[]): Promise<Map<Id, Date>> {
  if (contactIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('messages')
    .select(['contact_id', sql<Date>`min(at)`.as('first')])
    .where('contact_id', 'in', contactIds)
    .where('sent_by', '=', 'agent')
    .where('kind', 'in', ['text', 'file'])
    .groupBy('contact_id')
    .execute()
  return new Map(rows.map((row) => [row.contact_id, row.first]))
}
