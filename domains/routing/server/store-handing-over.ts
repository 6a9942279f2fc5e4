// The SQL of contacts on their way from one pair of hands to another.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Channel } from '#routing/core'
import type { AgentRow } from './store-hands.ts'

/** `alone`: what she holds takes her alone. */
export type ColleagueRow = AgentRow & { unit_name: string | null; alone: boolean }

/** Who has a hand free first, then who is there, then the others; by name. */
export async function colleagueRows(
  db: Db,
  { pattern, channel, limit }: { pattern: string | undefined; channel: Channel; limit: number },
): Promise<ColleagueRow[]> {
  const found = pattern === undefined ? sql`true` : sql`people.search_keys like ${pattern}`
  const { rows } = await sql<ColleagueRow>`
    select agent.person_id, agent.state, agent.reason, agent.since, agent.chat_capacity, agent.phone_capacity,
           agent.mail_capacity, agent.version, agent.break_kind, agent.holds, units.name as unit_name, hand.alone
      from agent_states agent
      join people on people.id = agent.person_id
      left join units on units.id = people.unit_id
      cross join lateral (
             select count(*) filter (where channel = ${channel}) as many, coalesce(bool_or(exclusive), false) as alone
               from (select channel, exclusive from assignments where person_id = agent.person_id
                      union all select kept.channel, coalesce(held_now.exclusive, false)
                                  from reserved_hands kept
                                  left join assignments held_now on held_now.contact_id = kept.contact_id
                                 where kept.person_id = agent.person_id) held) hand
     where people.state = 'active' and ${found}
     order by (agent.state = 'ready' and not hand.alone
               and hand.many < case ${channel}::text when 'chat' then agent.chat_capacity
                                                     when 'phone' then agent.phone_capacity
                                                     else agent.mail_capacity end) desc,
              (agent.state <> 'offline') desc, people.name_key, people.id
     limit ${limit}`.execute(db)
  return rows
}

export async function insertReserved(
  db: Db,
  hand: { contactId: Id; personId: Id; channel: Channel; since: Date },
): Promise<void> {
  await db
    .insertInto('reserved_hands')
    .values({
      contact_id: hand.contactId,
      person_id: hand.personId,
      channel: hand.channel,
      since: hand.since,
    })
    .execute()
}

export async function removeReserved(db: Db, contactId: Id): Promise<void> {
  await db.deleteFrom('reserved_hands').where('contact_id', '=', contactId).execute()
}

/** Whoever had it has it no longer. */
export async function assignTo(
  db: Db,
  hand: { contactId: Id; personId: Id; channel: Channel; since: Date },
): Promise<void> {
  const { contactId, personId, channel, since } = hand
  await db
    .insertInto('assignments')
    .values({ contact_id: contactId, person_id: personId, channel, kind: 'serving', since })
    .onConflict((conflict) =>
      conflict.column('contact_id').doUpdateSet({ person_id: personId, kind: 'serving', since }),
    )
    .execute()
}
