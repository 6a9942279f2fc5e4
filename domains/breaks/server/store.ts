// The SQL of requests for breaks.
import { type Expression, sql, type SqlBool } from 'kysely'
import { type BreakState, openStates, placedStates } from '#breaks/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type RequestRow = {
  id: Id
  person_id: Id
  unit_ids: Id[]
  kind_id: Id
  state: BreakState
  asked_at: Date
  decided_at: Date | null
  decided_by: Id | null
  refusal: string | null
  offered_until: Date | null
  taken_at: Date | null
  planned_end_at: Date | null
  alert_at: Date | null
  alerted_at: Date | null
  ended_at: Date | null
}

const columns = [
  'break_requests.id',
  'break_requests.person_id',
  'break_requests.unit_ids',
  'break_requests.kind_id',
  'break_requests.asked_at',
  'break_requests.decided_at',
  'break_requests.decided_by',
  'break_requests.refusal',
  'break_requests.offered_until',
  'break_requests.taken_at',
  'break_requests.planned_end_at',
  'break_requests.alert_at',
  'break_requests.alerted_at',
  'break_requests.ended_at',
] as const
const stateWord = sql<BreakState>`break_requests.state`.as('state')

/** Places are counted by one at a time; it is held until the end of the transaction. */
export async function lockPlaces(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(4600004)`.execute(db)
}

/** Her unit and all above it. */
export async function unitsAbove(db: Db, personId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive above as (
      select units.id, units.parent_id from units join people on people.unit_id = units.id where people.id = ${personId}
      union all
      select units.id, units.parent_id from units join above on units.id = above.parent_id)
    select id from above`.execute(db)
  return rows.map(({ id }) => id)
}

export async function insertRequest(
  db: Db,
  request: Pick<RequestRow, 'id' | 'person_id' | 'unit_ids' | 'kind_id' | 'state' | 'asked_at'>,
): Promise<void> {
  await db.insertInto('break_requests').values(request).execute()
}

export async function saveRequest(
  db: Db,
  requestId: Id,
  changes: Partial<Omit<RequestRow, 'id' | 'person_id' | 'unit_ids' | 'kind_id' | 'asked_at'>>,
): Promise<void> {
  await db.updateTable('break_requests').set(changes).where('id', '=', requestId).execute()
}

export async function requestById(db: Db, requestId: Id): Promise<RequestRow | undefined> {
  return db
    .selectFrom('break_requests')
    .select(columns)
    .select(stateWord)
    .where('id', '=', requestId)
    .executeTakeFirst()
}

export async function openRequestOf(db: Db, personId: Id): Promise<RequestRow | undefined> {
  return db
    .selectFrom('break_requests')
    .select(columns)
    .select(stateWord)
    .where('person_id', '=', personId)
    .where('state', 'in', openStates)
    .executeTakeFirst()
}

/** The last she asked for, where nothing has come of it: she is shown why. */
export async function latestEndedOf(db: Db, personId: Id, since: Date): Promise<RequestRow | undefined> {
  return db
    .selectFrom('break_requests')
    .select(columns)
    .select(stateWord)
    .where('person_id', '=', personId)
    .where('asked_at', '>=', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Everybody who has a place, and everybody who waits for one, the longest first. */
export async function standingRequests(db: Db): Promise<RequestRow[]> {
  return db
    .selectFrom('break_requests')
    .select(columns)
    .select(stateWord)
    .where('state', 'in', ['queued', ...placedStates])
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

export type ListedRow = RequestRow & { name: string; unit_id: Id | null }

export async function openRequestsWithin(
  db: Db,
  within: Expression<SqlBool>,
  limit: number,
): Promise<ListedRow[]> {
  return db
    .selectFrom('break_requests')
    .innerJoin('people', 'people.id', 'break_requests.person_id')
    .select(columns)
    .select(stateWord)
    .select(['people.name', 'people.unit_id'])
    .where('break_requests.state', 'in', openStates)
    .where(within)
    .orderBy('break_requests.asked_at')
    .orderBy('break_requests.id')
    .limit(limit)
    .execute()
}

/** Granted, and nothing is in her hands any more. */
export async function readyToBegin(db: Db, _now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('break_requests')
    .select('id')
    .where('state', '=', 'granted')
    .where(
      sql<boolean>`not exists (select from assignments where assignments.person_id = break_requests.person_id)`,
    )
    .orderBy('asked_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function offersLapsed(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('break_requests')
    .select('id')
    .where('state', '=', 'offered')
    .where('offered_until', '<=', now)
    .orderBy('offered_until')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function overruns(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('break_requests')
    .select('id')
    .where('state', '=', 'taken')
    .where('alerted_at', 'is', null)
    .where('alert_at', '<=', now)
    .orderBy('alert_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
