// The SQL of whole lines: who waits in them, and who could serve them.
import { sql } from 'kysely'
import { reachesOf, roles } from '#identity/core'
import { withinScope } from '#identity/server'
import type { Db } from '#platform/database'
import type { Id, Scope } from '#protocol'

const whoWorks = roles.filter((role) => reachesOf('agents.work')[role] !== undefined)

/** The queues that somebody within the scope could serve, at the latest when their last ring is open. */
export async function queuesServedWithin(db: Db, scope: Scope, queueId?: Id): Promise<Id[]> {
  const only = queueId === undefined ? sql`true` : sql`queues.id = ${queueId}`
  if (scope.reach === 'none') return []
  const somebody = sql`exists (
    select from agent_states agent
      join people on people.id = agent.person_id and people.state = 'active'
     where ${withinScope(scope, { person: 'people.id', unit: 'people.unit_id' })}
       and case queues.channel when 'chat' then agent.chat_capacity
                               when 'phone' then agent.phone_capacity else agent.mail_capacity end > 0
       and exists (select from person_roles held
                    where held.person_id = people.id and held.role = any(${whoWorks}::text[]))
       and exists (
         select from (select coalesce(jsonb_agg(jsonb_build_object('skillId', skill_id, 'level', level)), '[]') as requires
                        from queue_skills where queue_id = queues.id
                       union all
                      select ring -> 'requires' from jsonb_array_elements(queues.rings) ring) circle
          where not exists (
            select from jsonb_to_recordset(circle.requires) as needed("skillId" uuid, level int)
             where not exists (
               select from person_skills hers
                where hers.person_id = people.id and hers.skill_id = needed."skillId"
                  and hers.level >= needed.level))))`
  const { rows } = await sql<{ id: Id }>`
    select id from queues where ${only} and ${scope.reach === 'all' ? sql`true` : somebody}`.execute(db)
  return rows.map(({ id }) => id)
}

export type LineRow = { queue_id: Id; many: number; since: Date }

/** How many wait in each of these and do not ring, and since when the longest. */
export async function linesOf(db: Db, queueIds: readonly Id[]): Promise<LineRow[]> {
  if (queueIds.length === 0) return []
  return db
    .selectFrom('waiting')
    .select(['queue_id', sql<number>`count(*)::int`.as('many'), sql<Date>`min(since)`.as('since')])
    .where('queue_id', 'in', [...queueIds])
    .where('offer_id', 'is', null)
    .groupBy('queue_id')
    .orderBy('since')
    .execute()
}

/** Its place in line with its lock; undefined when it waits no longer, or rings. */
export async function lockedPlace(db: Db, contactId: Id): Promise<{ queue_id: Id } | undefined> {
  return db
    .selectFrom('waiting')
    .select('queue_id')
    .where('contact_id', '=', contactId)
    .where('offer_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

type Place = { contactId: Id; queueId: Id; keptFor: { personId: Id; until: Date } | undefined }

/** It keeps its place by when it first came; rings and overflow of the new line count from now. */
export async function movePlace(db: Db, { contactId, queueId, keptFor }: Place, now: Date): Promise<void> {
  await db
    .updateTable('waiting')
    .set({
      queue_id: queueId,
      line_since: now,
      reserved_for: keptFor?.personId ?? null,
      reserved_until: keptFor?.until ?? null,
      only_for: null,
    })
    .where('contact_id', '=', contactId)
    .execute()
}

/** Whom it is given to by hand is asked, whatever she said before. */
export async function forgetDecline(db: Db, contactId: Id, personId: Id): Promise<void> {
  await db
    .deleteFrom('declines')
    .where('contact_id', '=', contactId)
    .where('person_id', '=', personId)
    .execute()
}
