// The SQL of contacts by whose they are.
import { sql } from 'kysely'
import type { ContactRecord } from '#contacts/core'
import type { TimelineAsk } from '#customers/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'
import { readContact } from './contact-row.ts'
import { contactRows } from './store.ts'

/** Newest first, with what the visitor wrote first. */
export async function contactsOfCustomer(
  db: Db,
  { customerId, before, limit }: TimelineAsk,
): Promise<{ contact: ContactRecord; firstWords: string | null }[]> {
  const after = before && [before.at, before.id]
  const rows = await contactRows(db)
    .select((query) =>
      query
        .selectFrom('messages')
        .select('text')
        .whereRef('messages.contact_id', '=', 'contacts.id')
        // No message is older than its contact: months before it need not be looked through.
        .whereRef('messages.id', '>=', 'contacts.id')
        .where('sent_by', '=', 'visitor')
        .where('kind', '=', 'text')
        .orderBy('position')
        .limit(1)
        .as('first_words'),
    )
    .where('customer_id', '=', customerId)
    .where(keysetAfter(['opened_at', 'id'], after, 'descending'))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ first_words: firstWords, ...row }) => ({ contact: readContact(row), firstWords }))
}

export async function isServing(
  db: Db,
  { customerId, personId }: { customerId: Id; personId: Id },
): Promise<boolean> {
  const { rows } = await sql`
    select from contacts where customer_id = ${customerId} and agent_id = ${personId}
       and state in ('serving', 'wrap-up') limit 1`.execute(db)
  return rows.length > 0
}

/** Those that a desk or a conversation on a screen may show now. */
export async function openContactsOf(db: Db, customerId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from contacts where customer_id = ${customerId} and state not in ('closed', 'abandoned')
     order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** When her last contact began; undefined where there was none. */
export async function lastContactOf(db: Db, customerId: Id): Promise<Date | undefined> {
  const { rows } = await sql<{ opened_at: Date }>`
    select opened_at from contacts where customer_id = ${customerId} order by opened_at desc limit 1`.execute(
    db,
  )
  return rows[0]?.opened_at
}

/** Remembers which contacts a merge gives away, and gives those that are over. */
export async function giveContacts(
  db: Db,
  { mergeId, from, to }: { mergeId: Id; from: Id; to: Id },
): Promise<void> {
  await sql`insert into contacts_given (merge_id, contact_id)
            select ${mergeId}, id from contacts where customer_id = ${from}`.execute(db)
  await sql`update contacts set customer_id = ${to}, version = version + 1
             where customer_id = ${from} and state in ('closed', 'abandoned')`.execute(db)
}

/** Those a merge gave that are still where it gave them to; the ones that are over go back at once. */
export async function takeBackContacts(
  db: Db,
  { mergeId, from, to }: { mergeId: Id; from: Id; to: Id },
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select c.id from contacts_given g join contacts c on c.id = g.contact_id
     where g.merge_id = ${mergeId} and c.customer_id = ${to} and c.state not in ('closed', 'abandoned')
     order by c.id`.execute(db)
  await sql`update contacts set customer_id = ${from}, version = version + 1
             where id in (select contact_id from contacts_given where merge_id = ${mergeId})
               and customer_id = ${to} and state in ('closed', 'abandoned')`.execute(db)
  await sql`delete from contacts_given where merge_id = ${mergeId}`.execute(db)
  return rows.map(({ id }) => id)
}
