// The SQL of the clock of wrap-ups.
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type WrapUpRow = {
  contact_id: Id
  person_id: Id
  begun_at: Date
  due_at: Date
  extension_seconds: number
  extensions: number
  most_extensions: number
  over_at: Date | null
}

const columns = [
  'contact_id',
  'person_id',
  'begun_at',
  'due_at',
  'extension_seconds',
  'extensions',
  'most_extensions',
  'over_at',
] as const

export async function insertWrapUp(db: Db, wrapUp: WrapUpRow): Promise<void> {
  await db
    .insertInto('wrap_ups')
    .values(wrapUp)
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .execute()
}

export async function wrapUpOf(db: Db, contactId: Id): Promise<WrapUpRow | undefined> {
  return db.selectFrom('wrap_ups').select(columns).where('contact_id', '=', contactId).executeTakeFirst()
}

export async function lockedWrapUp(db: Db, contactId: Id): Promise<WrapUpRow | undefined> {
  return db
    .selectFrom('wrap_ups')
    .select(columns)
    .where('contact_id', '=', contactId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveWrapUp(
  db: Db,
  contactId: Id,
  clock: Pick<WrapUpRow, 'due_at' | 'extensions' | 'over_at'>,
): Promise<void> {
  await db.updateTable('wrap_ups').set(clock).where('contact_id', '=', contactId).execute()
}

export async function deleteWrapUp(db: Db, contactId: Id): Promise<WrapUpRow | undefined> {
  return db.deleteFrom('wrap_ups').where('contact_id', '=', contactId).returning(columns).executeTakeFirst()
}

/** Hers that are not filled in yet, the longest begun first; no desk holds more. */
export async function wrapUpsBy(db: Db, personId: Id): Promise<WrapUpRow[]> {
  return db
    .selectFrom('wrap_ups')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('begun_at')
    .orderBy('contact_id')
    .limit(200)
    .execute()
}

/** Whose time is up, the longest due first. */
export async function wrapUpsDue(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('wrap_ups')
    .select('contact_id')
    .where('over_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contact_id)
}

/** Whose time was up before an instant, and nobody has filled them in. */
export async function wrapUpsOverBefore(db: Db, instant: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('wrap_ups')
    .select('contact_id')
    .where('over_at', '<=', instant)
    .orderBy('over_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contact_id)
}
