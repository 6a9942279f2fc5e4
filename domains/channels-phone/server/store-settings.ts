// The SQL of switches, numbers and desk telephones.
import { sql } from 'kysely'
import type { DeskPhone, PhoneNumber, PhoneSwitch } from '#channels-phone/core'
import { withinScope } from '#identity/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id, Scope } from '#protocol'

export type SwitchRow = PhoneSwitch & { sealed: Buffer }
type Page = { after: (string | number)[] | undefined; limit: number }

const switchColumns = ['id', 'name', 'url', 'account', 'application', 'version', 'sealed'] as const

function switches(db: Db) {
  return db
    .selectFrom('phone_switches')
    .select(switchColumns)
    .select(sql<PhoneSwitch['state']>`state`.as('state'))
}

export function allSwitches(db: Db): Promise<SwitchRow[]> {
  return switches(db).orderBy('id').execute()
}

export function switchById(db: Db, id: Id): Promise<SwitchRow | undefined> {
  return switches(db).where('id', '=', id).executeTakeFirst()
}

/** False when the name is taken. */
export async function insertSwitch(db: Db, row: Omit<SwitchRow, 'version'> & { at: Date }): Promise<boolean> {
  const { at, ...values } = row
  const made = await db
    .insertInto('phone_switches')
    .values({ ...values, created_at: at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** False when it is not of this version any more. */
export async function updateSwitch(db: Db, { id, version, ...values }: SwitchRow): Promise<boolean> {
  const changed = await db
    .updateTable('phone_switches')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

export async function isSwitchNameTaken(db: Db, name: string, butBy: Id): Promise<boolean> {
  const row = await switches(db).where('name', '=', name).where('id', '<>', butBy).executeTakeFirst()
  return row !== undefined
}

const numbers = (db: Db) =>
  db.selectFrom('phone_numbers').select(['id', 'number', 'label', 'queue_id as queueId', 'version'])

/** One row more than the limit. */
export function numberPage(db: Db, { after, limit }: Page): Promise<PhoneNumber[]> {
  return numbers(db)
    .where(keysetAfter(['number', 'id'], after))
    .orderBy('number')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}

export function numberById(db: Db, id: Id): Promise<PhoneNumber | undefined> {
  return numbers(db).where('id', '=', id).executeTakeFirst()
}

export function numberCalled(db: Db, number: string): Promise<PhoneNumber | undefined> {
  return numbers(db).where('number', '=', number).executeTakeFirst()
}

export async function insertNumber(
  db: Db,
  { queueId, ...row }: Omit<PhoneNumber, 'version'>,
): Promise<boolean> {
  const made = await db
    .insertInto('phone_numbers')
    .values({ ...row, queue_id: queueId })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateNumber(db: Db, { id, version, queueId, ...row }: PhoneNumber): Promise<boolean> {
  const changed = await db
    .updateTable('phone_numbers')
    .set({ ...row, queue_id: queueId, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

export async function deleteNumber(db: Db, id: Id): Promise<void> {
  await db.deleteFrom('phone_numbers').where('id', '=', id).execute()
}

const deskPhones = (db: Db) =>
  db
    .selectFrom('desk_phones')
    .innerJoin('people', 'people.id', 'desk_phones.person_id')
    .select(['desk_phones.person_id as personId', 'people.name', 'desk_phones.account'])

const deskPhonesWithin = (db: Db, scope: Scope) =>
  deskPhones(db).where(withinScope(scope, { person: 'people.id', unit: 'people.unit_id' }))

/** One row more than the limit. */
export function deskPhonePage(db: Db, scope: Scope, { after, limit }: Page): Promise<DeskPhone[]> {
  return deskPhonesWithin(db, scope)
    .where(keysetAfter(['desk_phones.account'], after))
    .orderBy('desk_phones.account')
    .limit(limit + 1)
    .execute()
}

export function deskPhoneOf(db: Db, personId: Id): Promise<DeskPhone | undefined> {
  return deskPhones(db).where('person_id', '=', personId).executeTakeFirst()
}

export function deskPhoneWithin(db: Db, scope: Scope, personId: Id): Promise<DeskPhone | undefined> {
  return deskPhonesWithin(db, scope).where('person_id', '=', personId).executeTakeFirst()
}

/** False when the account is somebody else's. */
export async function putDeskPhone(db: Db, personId: Id, account: string): Promise<boolean> {
  const { rows } = await sql`
    insert into desk_phones (person_id, account)
    select ${personId}, ${account}
     where not exists (select from desk_phones where account = ${account} and person_id <> ${personId})
    on conflict (person_id) do update set account = excluded.account returning account`.execute(db)
  return rows.length > 0
}

export async function deleteDeskPhone(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('desk_phones').where('person_id', '=', personId).execute()
}
