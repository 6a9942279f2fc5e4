// All SQL of identity. It reads, and only reads, people, units and roles: whoever calls is looked up in one statement.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Grant, Id, Language } from '#protocol'
import { newId } from '#platform/action'
import { type Db, type DB } from '#platform/database'
import { type LinkPurpose, type RoleHeld, type Theme } from '#identity/core'
import { idleSince } from './store-sessions.ts'

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

// As one text: nested JSON of a tree of two thousand units takes PostgreSQL a tenth of a second.
const unitsBelow = (column: string): RawBuilder<string> =>
  sql<string>`(select string_agg(below::text, ',') from units_below(${sql.ref(column)}) below)`

const idsIn = (text: string | null): Id[] => text?.split(',') ?? []

type RoleOfSession = Omit<SessionRow, 'grants'> & {
  role: string | null
  everywhere: boolean
  below: string | null
}

/** The person behind a session with everything that decides what she may do: one statement, a row a role. */
export async function personBySession(db: Db, token: string, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql<RoleOfSession>`
    select s.id as session_id, s.last_seen_at, p.id as person_id, p.name, p.unit_id, preferences.language,
           r.role, r.unit_id is null as everywhere, ${unitsBelow('r.unit_id')} as below
      from auth_sessions s
      join people p on p.id = s.user_id and p.state = 'active'
      left join preferences on preferences.person_id = p.id
      left join person_roles r on r.person_id = p.id
     where s.token = ${token} and s.expires_at > ${now} and s.last_seen_at > ${idleSince(now)}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { session_id, last_seen_at, person_id, name, unit_id, language } = row
  const grants = rows.flatMap(({ role, everywhere, below }) =>
    role === null ? [] : [{ role, everywhere, unitIds: idsIn(below) }],
  )
  return { session_id, last_seen_at, person_id, name, unit_id, language, grants }
}

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
  const { rows } = await sql<Omit<KeyRow, 'unit_ids'> & { below: string | null }>`
    select k.id, k.name, k.role, k.unit_id is null as everywhere, ${unitsBelow('k.unit_id')} as below,
           k.permissions, k.last_used_at
      from api_keys k
     where k.token_hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`.execute(
    db,
  )
  const [row] = rows
  return row && { ...row, unit_ids: idsIn(row.below) }
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

/** Whether she can sign in, could after an invitation, or not at all. */
export async function accountState(db: Db, personId: Id, now: Date): Promise<'none' | 'invited' | 'active'> {
  const { rows } = await sql<{ active: boolean; invited: boolean }>`
    select exists (select from auth_accounts where user_id = ${personId} and password is not null) as active,
           exists (select from password_links
                    where person_id = ${personId} and purpose = 'invitation' and used_at is null
                      and revoked_at is null and expires_at > ${now}) as invited`.execute(db)
  const [row] = rows
  if (row?.active) return 'active'
  return row?.invited ? 'invited' : 'none'
}

export async function deletePassword(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('auth_accounts').where('user_id', '=', personId).execute()
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
