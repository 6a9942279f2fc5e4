import type { Opening } from '#calendar/core'
import { keptPage, type startConversation as declared } from '#channels-chat/core'
import { type ContactRecord, isOpen } from '#contacts/core'
import {
  addMessage,
  contactOfClientId,
  type Draft,
  latestContactOf,
  lockContact,
  openContact,
} from '#contacts/server'
import { customerOfVisitor } from '#customers/server'
import type { Action, Tx } from '#platform/action'
import { found, type Id, type InputOf, Refused } from '#protocol'
import { enqueue, lineForVisitor } from '#routing/server'
import { holdBack, visitorIdOf } from './hold-back.ts'
import { conversationOf, ownContact } from './own-contact.ts'
import { lockVisitor } from './store.ts'

export const startConversation: Action<typeof declared> = async (tx, { body }) => {
  holdBack(tx, 'conversation')
  const visitorId = found(await lockVisitor(tx.db, visitorIdOf(tx)), 'visitor')
  const { clientId, text } = body
  const sentIn = await contactOfClientId(tx, { visitorId, clientId })
  if (sentIn) return conversationOf(tx, await ownContact(tx, sentIn))
  const draft: Draft = {
    clientId,
    text,
    from: 'visitor',
    kind: 'text',
    authorId: visitorId,
    authorName: null,
  }
  const open = (await openConversation(tx, visitorId)) ?? (await begin(tx, visitorId, body))
  const { contact } = await addMessage(tx, open.contact, draft)
  if (open.queueId) {
    await enqueue(tx, { contactId: contact.id, queueId: open.queueId, channel: 'chat', priority: 0 })
  }
  return conversationOf(tx, await ownContact(tx, contact.id))
}

/** `queueId`: the waiting line it must still be put into. */
type Open = { contact: ContactRecord; queueId?: Id }

async function openConversation(tx: Tx, visitorId: Id): Promise<Open | undefined> {
  const latest = await latestContactOf(tx, visitorId)
  if (!latest || !isOpen(latest.state)) return undefined
  // It may end between the two looks; then the next one begins.
  const contact = await lockContact(tx, latest.id)
  return contact && isOpen(contact.state) ? { contact } : undefined
}

async function begin(tx: Tx, visitorId: Id, body: InputOf<typeof declared>['body']): Promise<Open> {
  const { queueId, hours } = await lineForVisitor(tx, { text: body.text })
  if (!queueId) throw closed(hours)
  const customer = await customerOfVisitor(tx, { visitorId })
  const contact = await openContact(tx, {
    channel: 'chat',
    visitorId,
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? null,
    language: body.language,
    page: keptPage(body.page),
  })
  return { contact, queueId }
}

/** With the next opening, where there is one. */
function closed({ changesAt }: Opening): Refused {
  const facts = changesAt === null ? {} : { opensAt: changesAt }
  return new Refused({ code: 'channels-chat.closed', status: 409, facts })
}
