// The SQL of who served a customer before.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

type Asked = { contactId: Id; customerId: Id | null; visitorId: Id | null; endedAfter: Date }

/** Who served this customer, or else this visitor, last before this contact; undefined when nobody did since then. */
export async function lastAgentOf(db: Db, asked: Asked): Promise<Id | undefined> {
  const { contactId, customerId, visitorId, endedAfter } = asked
  const whose = customerId ? sql`customer_id = ${customerId}` : sql`visitor_id = ${visitorId}`
  const { rows } = await sql<{ agent_id: Id }>`
    select agent_id from contacts
     where ${whose} and id <> ${contactId} and agent_id is not null and ended_at >= ${endedAfter}
     order by opened_at desc, id desc limit 1`.execute(db)
  return rows[0]?.agent_id
}
