// All SQL of identity. It reads, and only reads, people, units and roles: whoever calls is looked up in one statement.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Grant, Id, Language, Scope } from '#protocol'
import { newId } from '#platform/action'
import { type Db, type DB, keysetAfter } from '#platform/database'
import { idleSeconds, type LinkPurpose, type RoleHeld, type Theme } from '#identity/core'
import { withinScope } from './within-scope.ts'

// Who calls

export type SessionRow = {
  session_id: Id
  last_seen_at: Date
  person_id: Id
  name: string
  unit_id: Id | null
  language: Language | null
  grants: Grant[]
}

const unitsBelow = (column: string): RawBuilder<Id[]> =>
  sql<Id[]>`coalesce((select jsonb_agg(below) from units_below(${sql.ref(column)}) below), '[]')`

/** The person behind a session with everything that decides what she may do: one statement. */
export async function personBySession(db: Db, token: string, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id as session_id, s.last_seen_at, p.id as person_id, p.name, p.unit_id, preferences.language,
           coalesce((select jsonb_agg(jsonb_build_object(
                       'role', r.role, 'everywhere', r.unit_id is null, 'unitIds', ${unitsBelow('r.unit_id')}))
                       from person_roles r where r.person_id = p.id), '[]') as grants
      from auth_sessions s
      join people p on p.id = s.user_id and p.state = 'active'
      left join preferences on preferences.person_id = p.id
     where s.token = ${token} and s.expires_at > ${now} and s.last_seen_at > ${idleSince(now)}`.execute(db)
  return rows[0]
}

const idleSince = (now: Date) => new Date(now.getTime() - idleSeconds * 1000)

export async function noteSessionSeen(db: Db, id: Id, now: Date): Promise<void> {
  await db
    .updateTable('auth_sessions')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute()
}

export type KeyRow = {
  id: Id
  name: string
  role: string
  everywhere: boolean
  unit_ids: Id[]
  permissions: string[] | null
  last_used_at: Date | null
}

export async function keyByHash(db: Db, hash: Buffer, now: Date): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.name, k.role, k.unit_id is null as everywhere, ${unitsBelow('k.unit_id')} as unit_ids,
           k.permissions, k.last_used_at
      from api_keys k
     where k.token_hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`.execute(
    db,
  )
  return rows[0]
}

export async function noteKeyUsed(db: Db, id: Id, now: Date): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}

// Accounts

export type AccountRow = {
  id: Id
  name: string
  staff_number: string
  email: string | null
  unit_id: Id | null
  state: 'active' | 'left'
  account_email: string | null
  password: string | null
}

function accounts(db: Db): SelectQueryBuilder<DB, 'people', AccountRow> {
  return db
    .selectFrom('people')
    .leftJoin('auth_users', 'auth_users.id', 'people.id')
    .leftJoin('auth_accounts', (join) =>
      join
        .onRef('auth_accounts.user_id', '=', 'people.id')
        .on('auth_accounts.provider_id', '=', 'credential'),
    )
    .select([
      'people.id',
      'people.name',
      'people.staff_number',
      'people.email',
      'people.unit_id',
      sql<'active' | 'left'>`people.state`.as('state'),
      'auth_users.email as account_email',
      'auth_accounts.password',
    ]) as unknown as SelectQueryBuilder<DB, 'people', AccountRow>
}

/** A staff number holds no @, so at most one person answers to a login. */
export function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const plain = login.trim().toLowerCase()
  return accounts(db)
    .where('people.state', '=', 'active')
    .where(sql<boolean>`(lower(people.email) = ${plain} or lower(people.staff_number) = ${plain})`)
    .executeTakeFirst()
}

export function accountById(db: Db, id: Id): Promise<AccountRow | undefined> {
  return accounts(db).where('people.id', '=', id).executeTakeFirst()
}

export async function rolesOf(db: Db, personId: Id): Promise<RoleHeld[]> {
  const rows = await db
    .selectFrom('person_roles')
    .select([sql<RoleHeld['role']>`role`.as('role'), 'unit_id as unitId'])
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('unit_id')
    .execute()
  return rows
}

export async function saveAccount(
  db: Db,
  person: { id: Id; name: string; email: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('auth_users')
    .values({ ...person, email_verified: false, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name: person.name, email: person.email, updated_at: now }),
    )
    .execute()
}

export async function changeAccount(
  db: Db,
  person: { id: Id; name: string; email: string },
  now: Date,
): Promise<void> {
  const { id, name, email } = person
  await db.updateTable('auth_users').set({ name, email, updated_at: now }).where('id', '=', id).execute()
}

export async function savePassword(db: Db, personId: Id, password: string, now: Date): Promise<void> {
  await db
    .insertInto('auth_accounts')
    .values({
      id: newId(),
      user_id: personId,
      account_id: personId,
      provider_id: 'credential',
      password,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at: now }),
    )
    .execute()
}

export type MeRow = {
  name: string
  staff_number: string
  email: string | null
  unit_id: Id | null
  unit_name: string | null
  language: Language | null
  theme: Theme | null
}

export function meRow(db: Db, personId: Id): Promise<MeRow | undefined> {
  return db
    .selectFrom('people')
    .leftJoin('units', 'units.id', 'people.unit_id')
    .leftJoin('preferences', 'preferences.person_id', 'people.id')
    .select([
      'people.name',
      'people.staff_number',
      'people.email',
      'people.unit_id',
      'units.name as unit_name',
    ])
    .select([
      sql<Language | null>`preferences.language`.as('language'),
      sql<Theme | null>`preferences.theme`.as('theme'),
    ])
    .where('people.id', '=', personId)
    .executeTakeFirst()
}

export async function savePreferences(
  db: Db,
  preferences: { person_id: Id; language: Language; theme: Theme },
): Promise<void> {
  const { language, theme } = preferences
  await db
    .insertInto('preferences')
    .values(preferences)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ language, theme }))
    .execute()
}

// Sessions

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

export function sessionByToken(db: Db, token: string): Promise<{ id: Id } | undefined> {
  return db.selectFrom('auth_sessions').select('id').where('token', '=', token).executeTakeFirst()
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

// Links

export type LinkRow = {
  id: Id
  purpose: LinkPurpose
  person_id: Id
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

export async function revokeLinks(
  db: Db,
  personId: Id,
  purposes: readonly LinkPurpose[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('password_links')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('purpose', 'in', [...purposes])
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function addLink(
  db: Db,
  link: Omit<LinkRow, 'used_at' | 'revoked_at'> & {
    token_hash: Buffer
    created_at: Date
    created_by: Id | null
  },
): Promise<void> {
  await db.insertInto('password_links').values(link).execute()
}

export function linkByHash(db: Db, purpose: LinkPurpose, hash: Buffer): Promise<LinkRow | undefined> {
  return db
    .selectFrom('password_links')
    .select(['id', 'person_id', 'expires_at', 'used_at', 'revoked_at'])
    .select(sql<LinkPurpose>`purpose`.as('purpose'))
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
}

/** False when somebody else was quicker. */
export async function useLink(db: Db, id: Id, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password_links')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

// API keys

export type ApiKeyRow = {
  id: Id
  name: string
  start: string
  role: RoleHeld['role']
  unit_id: Id | null
  permissions: string[] | null
  created_at: Date
  created_by_name: string | null
  expires_at: Date | null
  last_used_at: Date | null
}

function openKeys(db: Db) {
  return db
    .selectFrom('api_keys')
    .leftJoin('people', 'people.id', 'api_keys.created_by')
    .select(['api_keys.id', 'api_keys.name', 'api_keys.start', 'api_keys.unit_id', 'api_keys.permissions'])
    .select([
      'api_keys.created_at',
      'api_keys.expires_at',
      'api_keys.last_used_at',
      'people.name as created_by_name',
    ])
    .select(sql<RoleHeld['role']>`api_keys.role`.as('role'))
    .where('api_keys.revoked_at', 'is', null)
}

export function keys(
  db: Db,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  return openKeys(db)
    .where(keysetAfter(['api_keys.id'], page.after, 'descending'))
    .orderBy('api_keys.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export function keyById(db: Db, id: Id): Promise<ApiKeyRow | undefined> {
  return openKeys(db).where('api_keys.id', '=', id).executeTakeFirst()
}

export async function addKey(
  db: Db,
  key: Omit<ApiKeyRow, 'created_by_name' | 'last_used_at'> & { token_hash: Buffer; created_by: Id | null },
): Promise<void> {
  await db.insertInto('api_keys').values(key).execute()
}

export async function endKey(db: Db, id: Id, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function unitExists(db: Db, id: Id): Promise<boolean> {
  return (await db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

// Audit

export type AuditFilter = {
  actorId?: Id | undefined
  action?: string | undefined
  subjectKind?: string | undefined
  subjectId?: Id | undefined
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
}

export type AuditRow = {
  id: Id
  at: Date
  actor_kind: string
  actor_id: Id | null
  actor_name: string | null
  address: string | null
  user_agent: string | null
  request_id: string | null
  action: string
  subject_kind: string
  subject_id: Id | null
  reason: string | null
  subject_label: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The audit trail newest first; `people` finds every action of people, `people.update` that one. */
export async function auditTrail(
  db: Db,
  scope: Scope,
  filter: AuditFilter,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<AuditRow[]> {
  const wanted = [
    withinScope(scope, { person: 'a.actor_id', unit: null }),
    keysetAfter(['a.at', 'a.id'], page.after, 'descending'),
    filter.actorId && sql`a.actor_id = ${filter.actorId}`,
    filter.action && sql`(a.action = ${filter.action} or a.action like ${`${literally(filter.action)}.%`})`,
    filter.subjectKind && sql`a.subject_kind = ${filter.subjectKind}`,
    filter.subjectId && sql`a.subject_id = ${filter.subjectId}`,
    filter.from && sql`a.at >= ${filter.from}::timestamptz`,
    filter.to && sql`a.at < ${filter.to}::timestamptz`,
    filter.q && mentions(filter.q),
  ].filter((condition) => typeof condition === 'object')
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.address, a.user_agent, a.request_id, a.action,
           a.subject_kind, a.subject_id, a.reason, v.subject_label, v.before, v.after
      from audit a left join audit_values v on v.audit_id = a.id
     where ${sql.join(wanted, sql` and `)}
     order by a.at desc, a.id desc limit ${page.limit + 1}`.execute(db)
  return rows
}

function mentions(q: string): RawBuilder<boolean> {
  const pattern = `%${literally(q)}%`
  return sql<boolean>`(a.actor_name ilike ${pattern} or a.reason ilike ${pattern} or a.address = ${q} or a.id in (
    select audit_id from audit_values
     where (coalesce(subject_label, '') || ' ' || before::text || ' ' || after::text) ilike ${pattern}))`
}

const literally = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
