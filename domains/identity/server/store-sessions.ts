// The SQL of sessions, of failed attempts and of devices.
import { sql } from 'kysely'
import type { Id } from '#protocol'
import { type Db, keysetAfter } from '#platform/database'
import { idleSeconds } from '#identity/core'

/** A session not seen since then is over. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - idleSeconds * 1000)

export type OpenSessionRow = {
  id: Id
  user_id: Id
  unit_id: Id | null
  user_agent: string | null
  ip_address: string | null
  created_at: Date
  last_seen_at: Date
}

function openSessions(db: Db, now: Date) {
  return db
    .selectFrom('auth_sessions as s')
    .innerJoin('people', 'people.id', 's.user_id')
    .select([
      's.id',
      's.user_id',
      'people.unit_id',
      's.user_agent',
      's.ip_address',
      's.created_at',
      's.last_seen_at',
    ])
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', idleSince(now))
}

export function sessionsOf(
  db: Db,
  personId: Id,
  page: { after: (string | number)[] | undefined; limit: number },
  now: Date,
): Promise<OpenSessionRow[]> {
  return openSessions(db, now)
    .where('s.user_id', '=', personId)
    .where(keysetAfter(['s.id'], page.after, 'descending'))
    .orderBy('s.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export function sessionById(db: Db, id: Id, now: Date): Promise<OpenSessionRow | undefined> {
  return openSessions(db, now).where('s.id', '=', id).executeTakeFirst()
}

/** Removes sessions of a person, all but one if that is named, and gives the ids of those that are gone. */
export async function deleteSessions(
  db: Db,
  personId: Id,
  which: { only?: Id; but?: Id } = {},
): Promise<Id[]> {
  let doomed = db.deleteFrom('auth_sessions').where('user_id', '=', personId)
  if (which.only !== undefined) doomed = doomed.where('id', '=', which.only)
  if (which.but !== undefined) doomed = doomed.where('id', '<>', which.but)
  return (await doomed.returning('id').execute()).map((row) => row.id)
}

/** Removes what is over by time, of everybody, and says whose it was. */
export async function deleteExpiredSessions(
  db: Db,
  most: number,
  now: Date,
): Promise<{ id: Id; personId: Id }[]> {
  return db
    .deleteFrom('auth_sessions')
    .where((is) =>
      is(
        'id',
        'in',
        is
          .selectFrom('auth_sessions')
          .select('id')
          .where((over) =>
            over.or([over('expires_at', '<=', now), over('last_seen_at', '<=', idleSince(now))]),
          )
          .limit(most),
      ),
    )
    .returning(['id', 'user_id as personId'])
    .execute()
}

/** Every session is over at once. The rows stay until that is told to everybody. */
export async function endAllSessions(db: Db, now: Date): Promise<void> {
  await db.updateTable('auth_sessions').set({ expires_at: now }).where('expires_at', '>', now).execute()
}

/** Removes what is over and what is too many. */
export async function deleteOldSessions(db: Db, personId: Id, most: number, now: Date): Promise<Id[]> {
  const rows = await db
    .deleteFrom('auth_sessions')
    .where('user_id', '=', personId)
    .where((is) =>
      is.or([
        is('expires_at', '<=', now),
        is('last_seen_at', '<=', idleSince(now)),
        is(
          'id',
          'in',
          is
            .selectFrom('auth_sessions')
            .select('id')
            .where('user_id', '=', personId)
            .orderBy('id', 'desc')
            .offset(most),
        ),
      ]),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

// Attempts and devices

/** False when another attempt from the same place is being looked at this very moment. */
export async function takeTurn(db: Db, counter: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${counter}, 4601)) as taken`.execute(db)
  return rows[0]?.taken ?? false
}

export type FailureRow = { counter: string; failures: number; last_at: Date }

export function failuresAt(db: Db, counters: readonly string[]): Promise<FailureRow[]> {
  return db
    .selectFrom('sign_in_failures')
    .selectAll()
    .where('counter', 'in', [...counters])
    .execute()
}

/** Counts one more failure at each place; old ones are forgotten. */
export async function countFailures(db: Db, counters: readonly string[], now: Date, forgottenBefore: Date) {
  await db
    .insertInto('sign_in_failures')
    .values(counters.map((counter) => ({ counter, failures: 1, last_at: now })))
    .onConflict((conflict) =>
      conflict.column('counter').doUpdateSet({
        failures: sql<number>`case when sign_in_failures.last_at < ${forgottenBefore} then 1
                                   else sign_in_failures.failures + 1 end`,
        last_at: now,
      }),
    )
    .execute()
}

export async function forgetFailures(db: Db, counters: readonly string[], olderThan: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_failures')
    .where((is) => is.or([is('counter', 'in', [...counters]), is('last_at', '<', olderThan)]))
    .execute()
}

export async function isTrusted(db: Db, personId: Id, deviceId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('trusted_devices')
    .select('device_id')
    .where('person_id', '=', personId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  return row !== undefined
}

export async function trustDevice(db: Db, personId: Id, deviceId: Id, now: Date): Promise<void> {
  await db
    .insertInto('trusted_devices')
    .values({ person_id: personId, device_id: deviceId, first_used_at: now, last_used_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'device_id']).doUpdateSet({ last_used_at: now }))
    .execute()
}

export async function distrustDevices(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('trusted_devices').where('person_id', '=', personId).execute()
}
