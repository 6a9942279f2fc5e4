// All SQL about what is said in a contact: messages, their files, and who got and read them.
import {
  type ContactRecord,
  type Message,
  messageKinds,
  messageSenders,
  readers,
  type Receipt,
  receiptKinds,
} from '#contacts/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import { changedColumns, known } from './contact-row.ts'

export type Claim = { contactId: Id; clientId: Id; messageId: Id; position: number }

/** False when a message with this client id is there already. */
export async function claimClientId(db: Db, claim: Claim): Promise<boolean> {
  const row = await db
    .insertInto('message_client_ids')
    .values({
      contact_id: claim.contactId,
      client_id: claim.clientId,
      message_id: claim.messageId,
      position: claim.position,
    })
    .onConflict((conflict) => conflict.columns(['contact_id', 'client_id']).doNothing())
    .returning('message_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The message and what it changes of its contact, in one statement: one is sent for each message of the day. */
export async function insertMessage(
  db: Db,
  message: Message,
  before: ContactRecord,
  after: ContactRecord,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .with('changed', (part) =>
      part
        .updateTable('contacts')
        .set(changedColumns(before, after))
        .where('id', '=', before.id)
        .where('version', '=', before.version),
    )
    .insertInto('messages')
    .values({
      id: message.id,
      contact_id: message.contactId,
      client_id: message.clientId,
      position: message.position,
      seq: message.seq,
      sent_by: message.from,
      author_id: message.authorId,
      author_name: message.authorName,
      kind: message.kind,
      text: message.text,
      attachment_id: message.attachment?.id ?? null,
      at: new Date(message.at),
    })
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Error(`message ${message.id} was not stored`)
}

export async function positionOfClientId(db: Db, contactId: Id, clientId: Id): Promise<number | undefined> {
  const row = await db
    .selectFrom('message_client_ids')
    .select('position')
    .where('contact_id', '=', contactId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.position
}

/** `by`: staff count positions, the visitor counts what she can see. */
export type Asked = {
  by: 'position' | 'seq'
  after?: number | undefined
  before?: number | undefined
  limit: number
}

/**
 * One message more than the limit, of those the contact had when it was read: forward from `after`,
 * else backward from `before` or the end.
 */
export async function messagePage(db: Db, contact: ContactRecord, asked: Asked): Promise<Message[]> {
  const { by, after, before, limit } = asked
  const rows = await db
    .selectFrom('messages')
    .leftJoin('attachments', 'attachments.id', 'messages.attachment_id')
    .selectAll('messages')
    .select(['attachments.name', 'attachments.content_type', 'attachments.bytes'])
    .select(['attachments.width', 'attachments.height'])
    .where('messages.contact_id', '=', contact.id)
    .where('messages.id', '>=', earliestIdIn(contact.id))
    .where('messages.position', '<=', contact.version)
    .$if(by === 'seq', (query) => query.where('messages.kind', 'not in', ['note', 'whisper']))
    .$if(after !== undefined, (query) => query.where(`messages.${by}`, '>', after ?? 0))
    .$if(before !== undefined, (query) => query.where(`messages.${by}`, '<', before ?? 0))
    .orderBy('messages.position', after === undefined ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    contactId: row.contact_id,
    position: row.position,
    seq: row.seq,
    from: known(messageSenders, row.sent_by),
    authorId: row.author_id,
    authorName: row.author_name,
    kind: known(messageKinds, row.kind),
    text: row.text,
    attachment:
      row.attachment_id === null
        ? null
        : {
            id: row.attachment_id,
            name: row.name ?? '',
            contentType: row.content_type ?? '',
            bytes: row.bytes ?? 0,
            width: row.width,
            height: row.height,
          },
    at: row.at.toISOString(),
    deliveredAt: null,
    readAt: null,
  }))
}

const dayMilliseconds = 86_400_000

/**
 * No message of a contact is older than the contact, give or take a clock: months before it need not be looked at.
 * Both ids are UUIDv7, which begin with the milliseconds of their birth.
 */
function earliestIdIn(contactId: Id): Id {
  const born = Number.parseInt(contactId.replaceAll('-', '').slice(0, 12), 16)
  const hex = Math.max(0, born - dayMilliseconds)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Every receipt that says something of messages from this number on, the oldest first. */
export async function receiptsFrom(db: Db, contact: ContactRecord, seq: number): Promise<Receipt[]> {
  const rows = await db
    .selectFrom('receipts')
    .select(['reader', 'what', 'up_to_seq', 'at'])
    .where('contact_id', '=', contact.id)
    .where('up_to_seq', '>=', seq)
    .where('version', '<=', contact.version)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    reader: known(readers, row.reader),
    what: known(receiptKinds, row.what),
    upToSeq: row.up_to_seq,
    at: row.at.toISOString(),
  }))
}

export async function insertReceipt(db: Db, contact: ContactRecord, receipt: Receipt): Promise<void> {
  await db
    .insertInto('receipts')
    .values({
      contact_id: contact.id,
      version: contact.version,
      reader: receipt.reader,
      what: receipt.what,
      up_to_seq: receipt.upToSeq,
      at: new Date(receipt.at),
    })
    .execute()
}

/** How many messages of the visitor come behind this number. */
export async function countFromVisitor(db: Db, contact: ContactRecord, afterSeq: number): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select((part) => part.fn.countAll<number>().as('count'))
    .where('contact_id', '=', contact.id)
    .where('id', '>=', earliestIdIn(contact.id))
    .where('sent_by', '=', 'visitor')
    .where('seq', '>', afterSeq)
    .executeTakeFirstOrThrow()
  return row.count
}

export type StoredFile = {
  id: Id
  contactId: Id
  name: string
  contentType: string
  bytes: number
  sha256: string
  storageKey: string
  picture: { width: number; height: number; thumbnailKey: string } | null
  at: Date
}

export async function insertAttachment(db: Db, file: StoredFile): Promise<void> {
  await db
    .insertInto('attachments')
    .values({
      id: file.id,
      contact_id: file.contactId,
      name: file.name,
      content_type: file.contentType,
      bytes: file.bytes,
      sha256: file.sha256,
      storage_key: file.storageKey,
      width: file.picture?.width ?? null,
      height: file.picture?.height ?? null,
      thumbnail_key: file.picture?.thumbnailKey ?? null,
      at: file.at,
    })
    .execute()
}

/** A thousand keys of stored files behind this one, in order. */
export async function storedFiles(db: Db, after: string | undefined): Promise<string[]> {
  const rows = await db
    .selectFrom('attachments')
    .select(['storage_key', 'thumbnail_key'])
    .where('storage_key', '>', after ?? '')
    .orderBy('storage_key')
    .limit(1_000)
    .execute()
  return rows.flatMap((row) => [row.storage_key, row.thumbnail_key ?? []].flat())
}

export async function attachmentById(db: Db, attachmentId: Id): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('attachments').selectAll().where('id', '=', attachmentId).executeTakeFirst()
  return (
    row && {
      id: row.id,
      contactId: row.contact_id,
      name: row.name,
      contentType: row.content_type,
      bytes: row.bytes,
      sha256: row.sha256,
      storageKey: row.storage_key,
      picture: pictureOf(row),
      at: row.at,
    }
  )
}

function pictureOf(row: {
  width: number | null
  height: number | null
  thumbnail_key: string | null
}): StoredFile['picture'] {
  const { width, height, thumbnail_key: thumbnailKey } = row
  return width !== null && height !== null && thumbnailKey !== null ? { width, height, thumbnailKey } : null
}
