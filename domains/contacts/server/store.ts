// All SQL about contacts themselves; what is said in them is in store-messages.ts.
import { sql } from 'kysely'
import { type ContactRecord, type ContactState, contactStates, isOpen } from '#contacts/core'
import { withinScope } from '#identity/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id, Scope } from '#protocol'
import { changedColumns, readContact, rowOf } from './contact-row.ts'

export async function insertContact(db: Db, contact: ContactRecord): Promise<void> {
  await db.insertInto('contacts').values(rowOf(contact)).execute()
}

/** Every reading of contacts begins here: the reasons are rows of their own, of which an open contact has none. */
export function contactRows(db: Db) {
  return db
    .selectFrom('contacts')
    .selectAll('contacts')
    .select(
      sql<string[]>`case when contacts.wrapped_up_at is null then '{}' else array(
        select chosen.code from contact_reasons_chosen chosen
         where chosen.contact_id = contacts.id order by chosen.place) end`.as('reasons'),
    )
}

export async function contactById(db: Db, contactId: Id): Promise<ContactRecord | undefined> {
  const row = await contactRows(db).where('id', '=', contactId).executeTakeFirst()
  return row && readContact(row)
}

/** Whoever changes a contact or adds to it holds this lock: its numbers have no gaps. */
export async function contactForUpdate(db: Db, contactId: Id): Promise<ContactRecord | undefined> {
  const row = await contactRows(db).where('id', '=', contactId).forUpdate('contacts').executeTakeFirst()
  return row && readContact(row)
}

export async function updateContact(db: Db, before: ContactRecord, after: ContactRecord): Promise<void> {
  if (!isSameList(before.reasons, after.reasons)) await replaceReasons(db, after)
  const { numUpdatedRows } = await db
    .updateTable('contacts')
    .set(changedColumns(before, after))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`contact ${before.id} was changed without its lock`)
}

const isSameList = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

async function replaceReasons(db: Db, { id, reasons }: ContactRecord): Promise<void> {
  await db.deleteFrom('contact_reasons_chosen').where('contact_id', '=', id).execute()
  if (reasons.length === 0) return
  const rows = reasons.map((code, index) => ({ contact_id: id, place: index + 1, code }))
  await db.insertInto('contact_reasons_chosen').values(rows).execute()
}

export type ContactFilter = {
  state?: ContactState | 'open' | undefined
  holderId?: Id | undefined
  unitId?: Id | undefined
  agentId?: Id | undefined
  /** Opened since then. */
  since?: Date | undefined
}

const openStates = contactStates.filter(isOpen)

/** One row more than the limit, the newest first. */
export async function contactPage(
  db: Db,
  scope: Scope,
  filter: ContactFilter,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<ContactRecord[]> {
  const { state, holderId, unitId, agentId, since } = filter
  const rows = await contactRows(db)
    .where(withinScope(scope, { person: 'contacts.holder_id', unit: 'contacts.unit_id' }))
    .where(keysetAfter(['opened_at', 'id'], page.after, 'descending'))
    .$if(state === 'open', (query) => query.where('state', 'in', openStates))
    .$if(state !== undefined && state !== 'open', (query) => query.where('state', '=', state ?? ''))
    .$if(holderId !== undefined, (query) => query.where('holder_id', '=', holderId ?? null))
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId ?? null))
    .$if(agentId !== undefined, (query) => query.where('agent_id', '=', agentId ?? null))
    .$if(since !== undefined, (query) => query.where('opened_at', '>=', since ?? new Date(0)))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return rows.map(readContact)
}

/** When this day began where the organisation is. */
export async function startOfDay(db: Db, now: Date, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ start: Date }>`
    select date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone} as start`.execute(
    db,
  )
  return rows[0]?.start ?? now
}

export async function latestContactOfVisitor(db: Db, visitorId: Id): Promise<ContactRecord | undefined> {
  const row = await contactRows(db)
    .where('visitor_id', '=', visitorId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && readContact(row)
}

/** One row more than the limit, the newest first. */
export async function visitorContactPage(
  db: Db,
  visitorId: Id,
  { after, limit }: { after: (string | number)[] | undefined; limit: number },
): Promise<ContactRecord[]> {
  const rows = await contactRows(db)
    .where('visitor_id', '=', visitorId)
    .where(keysetAfter(['id'], after, 'descending'))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(readContact)
}

/** The conversation of this visitor in which she already sent a message with this client id. */
export async function contactWithClientId(db: Db, visitorId: Id, clientId: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('contacts')
    .innerJoin('message_client_ids', 'message_client_ids.contact_id', 'contacts.id')
    .select('contacts.id')
    .where('contacts.visitor_id', '=', visitorId)
    .where('message_client_ids.client_id', '=', clientId)
    .executeTakeFirst()
  return row?.id
}

export type HappeningRow = {
  id: Id
  type: string
  at: Date
  actor_kind: string
  actor_id: Id | null
  actor_name: string | null
  person_id: Id | null
  queue_id: Id | null
  reason: string | null
}

/** What happened to a contact, without what was said: the oldest first. */
export async function happeningsOf(db: Db, contactId: Id, limit: number): Promise<HappeningRow[]> {
  return db
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor_kind', 'actor_id', 'actor_name', 'person_id', 'queue_id'])
    .select(sql<string | null>`data->>'reason'`.as('reason'))
    .where('contact_id', '=', contactId)
    .where('type', 'like', 'contact.%')
    .where('type', 'not in', ['contact.message-sent', 'contact.messages-received', 'contact.readers-changed'])
    .orderBy('id')
    .limit(limit)
    .execute()
}
