// The SQL of consults.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

type EndedBy = 'asker' | 'asked' | 'over'

export type ConsultRow = {
  id: Id
  contact_id: Id
  asker_id: Id
  asker_name: string
  asked_id: Id
  asked_name: string
  opened_at: Date
  ended_at: Date | null
  ended_by: EndedBy | null
}

export type ConsultMessageRow = {
  id: Id
  consult_id: Id
  client_id: Id
  author_id: Id
  author_name: string
  text: string
  at: Date
}

function consults(db: Db) {
  return db
    .selectFrom('consults as c')
    .select(['c.id', 'c.contact_id', 'c.asker_id', 'c.asker_name', 'c.asked_id', 'c.asked_name'])
    .select(['c.opened_at', 'c.ended_at', sql<EndedBy | null>`c.ended_by`.as('ended_by')])
}

export async function insertConsult(db: Db, consult: ConsultRow): Promise<void> {
  await db.insertInto('consults').values(consult).execute()
}

export async function consultById(db: Db, id: Id): Promise<ConsultRow | undefined> {
  return consults(db).where('c.id', '=', id).executeTakeFirst()
}

/** Whoever speaks in it or ends it holds this lock, and that of its contact before it. */
export async function lockedConsult(db: Db, id: Id): Promise<ConsultRow | undefined> {
  return consults(db).where('c.id', '=', id).forUpdate().executeTakeFirst()
}

export async function consultsOf(db: Db, contactId: Id, limit: number): Promise<ConsultRow[]> {
  return consults(db).where('c.contact_id', '=', contactId).orderBy('c.id', 'desc').limit(limit).execute()
}

export async function openConsultsOf(db: Db, contactId: Id): Promise<ConsultRow[]> {
  return consults(db).where('c.contact_id', '=', contactId).where('c.ended_at', 'is', null).execute()
}

export async function consultsAsking(db: Db, askedId: Id, limit: number): Promise<ConsultRow[]> {
  return consults(db)
    .where('c.asked_id', '=', askedId)
    .where('c.ended_at', 'is', null)
    .orderBy('c.id')
    .limit(limit)
    .execute()
}

export async function stillAsked(db: Db, contactId: Id, personId: Id): Promise<boolean> {
  const row = await consults(db)
    .where('c.contact_id', '=', contactId)
    .where('c.asked_id', '=', personId)
    .where('c.ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveConsultEnd(db: Db, id: Id, endedBy: EndedBy, now: Date): Promise<void> {
  await db.updateTable('consults').set({ ended_at: now, ended_by: endedBy }).where('id', '=', id).execute()
}

/** What was said, by consult: the latest of each, in their order. */
export async function messagesOf(
  db: Db,
  consultIds: readonly Id[],
  most: number,
): Promise<ConsultMessageRow[]> {
  if (consultIds.length === 0) return []
  const { rows } = await sql<ConsultMessageRow>`
    select said.* from unnest(${[...consultIds]}::uuid[]) as wanted (id)
     cross join lateral (select id, consult_id, client_id, author_id, author_name, text, at
                           from consult_messages where consult_id = wanted.id order by id desc limit ${most}) said
     order by said.id`.execute(db)
  return rows
}

/** The message of that client id, whether it is new or was said before. */
export async function sayOnce(
  db: Db,
  message: ConsultMessageRow,
): Promise<{ message: ConsultMessageRow; isNew: boolean }> {
  const inserted = await db
    .insertInto('consult_messages')
    .values(message)
    .onConflict((conflict) => conflict.columns(['consult_id', 'client_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { message, isNew: true }
  const before = await db
    .selectFrom('consult_messages')
    .selectAll()
    .where('consult_id', '=', message.consult_id)
    .where('client_id', '=', message.client_id)
    .executeTakeFirstOrThrow()
  return { message: before, isNew: false }
}

export async function customerNames(db: Db, contactIds: readonly Id[]): Promise<Map<Id, string | null>> {
  if (contactIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'customer_name'])
    .where('id', 'in', contactIds)
    .execute()
  return new Map(rows.map((row) => [row.id, row.customer_name]))
}
