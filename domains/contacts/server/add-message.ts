// The only way a message comes into a contact.
import {
  aboutOf,
  type Attachment,
  contactMessageSent,
  type ContactRecord,
  contactWithMessage,
  inReadingOrder,
  type Message,
  progressOf,
  whyNotText,
} from '#contacts/core'
import { announce, newId, type Tx } from '#platform/action'
import { found, type Id, Refused, refuseIf } from '#protocol'
import { readMessages } from './read-messages.ts'
import { claimClientId, insertMessage, positionOfClientId } from './store-messages.ts'

export type Draft = {
  clientId: Id
  from: Message['from']
  authorId: Id | null
  authorName: string | null
  kind: Message['kind']
  text: string
  attachment?: Attachment
}

export type Sent = { message: Message; contact: ContactRecord; isNew: boolean }

/**
 * `locked` was read by `contactForUpdate` in this transaction. A draft that was sent before gives the message
 * it became, even where nothing new may be written any more; `whyNot` decides over a new one.
 */
export async function addMessage(
  tx: Tx,
  locked: ContactRecord,
  given: Draft,
  whyNot: (contact: ContactRecord) => string | undefined = () => undefined,
): Promise<Sent> {
  const draft = { ...given, text: inReadingOrder(given.text) }
  if (draft.kind !== 'file') refuseIf(whyNotText(draft.text), 'contacts', 422)
  const messageId = newId()
  const position = locked.version + 1
  const claim = { contactId: locked.id, clientId: draft.clientId, messageId, position }
  if (!(await claimClientId(tx.db, claim))) {
    return { message: await sentBefore(tx, locked, draft), contact: locked, isNew: false }
  }
  refuseIf(whyNot(locked), 'contacts')
  const at = tx.now.toISOString()
  const said = contactWithMessage(locked, { ...draft, text: draft.attachment?.name ?? draft.text, at })
  const message = messageOf(draft, { id: messageId, contactId: locked.id, position, seq: said.lastSeq, at })
  const { contact, data } = progressOf(locked, said, { message })
  await insertMessage(tx.db, message, locked, contact)
  await announce(tx, contactMessageSent(aboutOf(contact), data))
  return { message, contact, isNew: true }
}

function messageOf(
  draft: Draft,
  numbers: Pick<Message, 'id' | 'contactId' | 'position' | 'seq' | 'at'>,
): Message {
  const { id, contactId, position, seq, at } = numbers
  const { clientId, from, authorId, authorName, kind, text, attachment = null } = draft
  const said = { position, seq, from, authorId, authorName, kind, text, attachment, at }
  return { id, clientId, contactId, ...said, deliveredAt: null, readAt: null }
}

/** A client id belongs to who used it first; nobody gets somebody else's message for it. */
async function sentBefore(tx: Tx, contact: ContactRecord, draft: Draft): Promise<Message> {
  const position = found(await positionOfClientId(tx.db, contact.id, draft.clientId), 'message')
  const { items } = await readMessages(tx, contact, { by: 'position', after: position - 1, limit: 1 })
  const message = found(items[0], 'message')
  const isHers = message.from === draft.from && message.authorId === draft.authorId
  if (!isHers || message.kind !== draft.kind) {
    throw new Refused({ code: 'contacts.client-id-used', status: 409 })
  }
  return message
}
