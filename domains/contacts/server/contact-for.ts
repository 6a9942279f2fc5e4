// How other domains find a contact. They decide who may see it.
import type { ContactRecord } from '#contacts/core'
import type { Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { nextCursor, readCursor } from '#platform/database'
import type { Id } from '#protocol'
import {
  contactById,
  contactForUpdate,
  contactWithClientId,
  latestContactOfVisitor,
  visitorContactPage,
} from './store.ts'

export async function contactFor(tx: Tx, contactId: Id): Promise<ContactRecord | undefined> {
  return contactById(tx.db, contactId)
}

/** Outside any transaction, for what is only passed on. */
export async function contactPeeked(
  { db }: Pick<Organisation, 'db'>,
  contactId: Id,
): Promise<ContactRecord | undefined> {
  return contactById(db, contactId)
}

/** With its lock, as `addMessage` and `addReceipt` need it. */
export async function lockContact(tx: Tx, contactId: Id): Promise<ContactRecord | undefined> {
  return contactForUpdate(tx.db, contactId)
}

export async function latestContactOf(tx: Tx, visitorId: Id): Promise<ContactRecord | undefined> {
  return latestContactOfVisitor(tx.db, visitorId)
}

/** All of hers, the newest first. */
export async function contactsOfVisitor(
  tx: Tx,
  visitorId: Id,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ContactRecord[]; next: string | null }> {
  const rows = await visitorContactPage(tx.db, visitorId, { after: readCursor(cursor, ['id']), limit })
  return nextCursor(rows, limit, ({ id }) => [id])
}

/** The contact of this visitor in which a message with this client id was already sent. */
export async function contactOfClientId(
  tx: Tx,
  { visitorId, clientId }: { visitorId: Id; clientId: Id },
): Promise<Id | undefined> {
  return contactWithClientId(tx.db, visitorId, clientId)
}
