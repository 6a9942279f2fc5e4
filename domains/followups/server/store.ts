// All SQL about follow-up reminders.
import type { Followup } from '#followups/core'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

function followupRows(db: Db) {
  return db
    .selectFrom('followups as f')
    .innerJoin('people as p', 'p.id', 'f.person_id')
    .innerJoin('people as s', 's.id', 'f.set_by')
    .leftJoin('contacts as c', 'c.id', 'f.contact_id')
    .select(['f.id', 'f.person_id', 'p.name as person_name', 'f.set_by', 's.name as set_by_name'])
    .select([
      'f.contact_id',
      'c.customer_name',
      'f.text',
      'f.due_at',
      'f.created_at',
      'f.done_at',
      'f.version',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof followupRows>['execute']>>[number]

export type FollowupRow = Followup & { personId: Id }

function read(row: Row): FollowupRow {
  return {
    id: row.id,
    personId: row.person_id,
    person: { id: row.person_id, name: row.person_name },
    setBy: { id: row.set_by, name: row.set_by_name },
    contactId: row.contact_id,
    customerName: row.customer_name,
    text: row.text,
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    version: row.version,
  }
}

export type Page = { after: (string | number)[] | undefined; limit: number }

/** One row more than the limit, the earliest first. */
export async function openFollowupsOf(db: Db, personId: Id, { after, limit }: Page): Promise<FollowupRow[]> {
  const rows = await followupRows(db)
    .where('f.person_id', '=', personId)
    .where('f.done_at', 'is', null)
    .where(keysetAfter(['f.due_at', 'f.id'], after))
    .orderBy('f.due_at')
    .orderBy('f.id')
    .limit(limit + 1)
    .execute()
  return rows.map(read)
}

export async function followupsOfContact(
  db: Db,
  contactId: Id,
  { after, limit }: Page,
): Promise<FollowupRow[]> {
  const rows = await followupRows(db)
    .where('f.contact_id', '=', contactId)
    .where(keysetAfter(['f.due_at', 'f.id'], after))
    .orderBy('f.due_at')
    .orderBy('f.id')
    .limit(limit + 1)
    .execute()
  return rows.map(read)
}

export async function followupForUpdate(db: Db, followupId: Id): Promise<FollowupRow | undefined> {
  const row = await followupRows(db).where('f.id', '=', followupId).forUpdate('f').executeTakeFirst()
  return row && read(row)
}

export async function countOpen(db: Db, personId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('followups')
    .select((all) => all.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type NewFollowup = {
  id: Id
  person_id: Id
  set_by: Id
  contact_id: Id | null
  text: string
  due_at: Date
  created_at: Date
}

export async function insertFollowup(db: Db, followup: NewFollowup): Promise<void> {
  await db.insertInto('followups').values(followup).execute()
}

export type FollowupChange = {
  person_id?: Id
  text?: string
  due_at?: Date
  told_at?: Date | null
  done_at?: Date
}

export async function updateFollowup(db: Db, id: Id, change: FollowupChange): Promise<void> {
  await db
    .updateTable('followups')
    .set(change)
    .set((now) => ({ version: now('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Whose time has come and who has not been told, the longest due first. */
export async function followupsDue(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('followups')
    .select('id')
    .where('done_at', 'is', null)
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The same row under its lock, unless somebody told her, put it off or did it meanwhile. */
export async function lockedDue(db: Db, id: Id, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('followups')
    .select('id')
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}
