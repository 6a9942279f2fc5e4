// The SQL of follow-ups as moments in the timeline of a customer.
import { sql } from 'kysely'
import type { TimelineAsk } from '#customers/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type FollowupMoment = {
  id: Id
  what: 'set' | 'done'
  at: Date
  contact_id: Id
  agent_id: Id | null
  offered_to: Id | null
  unit_id: Id | null
  person_id: Id
  person_name: string
  set_by_name: string
  text: string
  due_at: Date
}

/** The newest first; of one that was done, both moments, of which a page may end at the first: they are never the same. */
export async function followupMomentsOf(
  db: Db,
  { customerId, before, limit }: TimelineAsk,
): Promise<FollowupMoment[]> {
  const beyond = keysetAfter(['m.at', 'f.id'], before && [before.at, before.id], 'descending')
  const { rows } = await sql<FollowupMoment>`
    select f.id, m.what, m.at, f.contact_id, c.agent_id, c.offered_to, c.unit_id, f.person_id,
           p.name as person_name, s.name as set_by_name, f.text, f.due_at
      from contacts c
      join followups f on f.contact_id = c.id
      join people p on p.id = f.person_id
      join people s on s.id = f.set_by
     cross join lateral (
       select 'set' as what, f.created_at as at
        union all
       select 'done', greatest(f.done_at, f.created_at + interval '1 millisecond') where f.done_at is not null) m
     where c.customer_id = ${customerId} and ${beyond}
     order by m.at desc, f.id desc limit ${limit}`.execute(db)
  return rows
}
