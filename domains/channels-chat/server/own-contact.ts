// A visitor's own conversations; any other is not there for her.
import { type ContactRecord, messageForVisitor, visitorContactOf } from '#contacts/core'
import { contactFor, lockContact, ratingOf, readMessages } from '#contacts/server'
import type { VisitorConversation } from '#channels-chat/core'
import type { Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { visitorIdOf } from './visitor-id.ts'

export async function ownContact(tx: Tx, contactId: Id): Promise<ContactRecord> {
  return asOwn(tx, await contactFor(tx, contactId))
}

export async function ownForUpdate(tx: Tx, contactId: Id): Promise<ContactRecord> {
  return asOwn(tx, await lockContact(tx, contactId))
}

function asOwn(tx: Tx, contact: ContactRecord | undefined): ContactRecord {
  return found(contact?.visitorId === visitorIdOf(tx) ? contact : undefined, 'contact')
}

type Range = { after?: number | undefined; before?: number | undefined; limit?: number | undefined }

export async function conversationOf(
  tx: Tx,
  contact: ContactRecord,
  { after, before, limit = 100 }: Range = {},
): Promise<VisitorConversation> {
  const { items, more } = await readMessages(tx, contact, { by: 'seq', after, before, limit })
  const shown = items.map(messageForVisitor).filter((message) => message !== undefined)
  const rating = contact.rating === null ? undefined : await ratingOf(tx, contact.id)
  return { contact: visitorContactOf(contact), items: shown, more, ...(rating && { rating }) }
}
