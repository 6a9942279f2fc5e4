// The SQL of screens and of what follows from them.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Presence } from '#presence/core'
import type { Id } from '#protocol'

/** Of a process that has not been heard of for so long, nobody's screens count any more. */
const silentSeconds = 4

const livingProcess = (processId: string) => sql<boolean>`exists (
  select from processes where id = ${sql.ref(processId)}
     and seen_at > clock_timestamp() - make_interval(secs => ${silentSeconds}))`

export async function insertScreens(
  db: Db,
  { processId, personId, since }: { processId: Id; personId: Id; since: Date },
): Promise<void> {
  await db
    .insertInto('presence_screens')
    .values({ process_id: processId, person_id: personId, since })
    .onConflict((conflict) => conflict.columns(['process_id', 'person_id']).doNothing())
    .execute()
}

export async function deleteScreens(db: Db, processId: Id, personId: Id): Promise<void> {
  await db
    .deleteFrom('presence_screens')
    .where('process_id', '=', processId)
    .where('person_id', '=', personId)
    .execute()
}

/** Those of processes that are dead. */
export async function deleteOrphans(db: Db, personId: Id): Promise<void> {
  await db
    .deleteFrom('presence_screens')
    .where('person_id', '=', personId)
    .where(sql<boolean>`not ${livingProcess('presence_screens.process_id')}`)
    .execute()
}

export async function hasScreens(db: Db, personId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('presence_screens')
    .select('person_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these people, those whose screens this process holds and nobody has written down (any more). */
export async function unwritten(db: Db, processId: Id, personIds: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from unnest(${[...personIds]}::uuid[]) as id
     where not exists (select from presence_screens where process_id = ${processId} and person_id = id)
    union all
    select person_id from presence_screens
     where process_id = ${processId} and not person_id = any(${[...personIds]}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

export async function orphans(db: Db, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('presence_screens')
    .select('person_id')
    .distinct()
    .where(sql<boolean>`not ${livingProcess('presence_screens.process_id')}`)
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Everything about one person's presence happens under this lock, whether or not she has a row. */
export async function lockPerson(db: Db, personId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(4600003, hashtext(${personId}))`.execute(db)
}

export async function presenceOf(db: Db, personId: Id): Promise<Presence | undefined> {
  const row = await db
    .selectFrom('presences')
    .select(['since', 'told', 'contacts', sql<Presence['state']>`state`.as('state')])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  const since = row.since.getTime()
  if (row.state === 'missing') return { state: 'missing', since, told: row.told }
  return row.state === 'dropped'
    ? { state: 'dropped', since, contacts: row.contacts }
    : { state: 'here', since }
}

export async function savePresence(db: Db, personId: Id, presence: Presence): Promise<void> {
  const row = {
    state: presence.state,
    since: new Date(presence.since),
    told: presence.state === 'missing' && presence.told,
    contacts: presence.state === 'dropped' ? presence.contacts : 0,
  }
  await db
    .insertInto('presences')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

export async function deletePresence(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('presences').where('person_id', '=', personId).execute()
}

/** Missing since before the first instant and nobody has been told, or since before the second. */
export async function missingSince(
  db: Db,
  before: { untold: Date; anyway: Date },
  limit: number,
): Promise<Id[]> {
  const rows = await db
    .selectFrom('presences')
    .select('person_id')
    .where('state', '=', 'missing')
    .where((row) =>
      row.or([
        row('since', '<=', before.anyway),
        row.and([row('since', '<=', before.untold), row('told', '=', false), sql<boolean>`${counted}`]),
      ]),
    )
    .orderBy('since')
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id)
}

const counted = sql`(exists (select from agent_states where person_id = presences.person_id and state = 'ready')
                  or exists (select from assignments where person_id = presences.person_id and kind <> 'wrap-up'))`

/** Where no other process could have seen anybody come back, those who are missing are given their while anew. */
export async function giveGrace(db: Db, processId: Id, now: Date): Promise<void> {
  await sql`
    update presences set since = ${now}
     where state = 'missing' and since < ${now}
       and not exists (select from processes
                        where id <> ${processId} and 'web' = any(roles)
                          and seen_at > clock_timestamp() - make_interval(secs => ${silentSeconds}))`.execute(
    db,
  )
}
