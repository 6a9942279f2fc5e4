import type { Opening } from '#calendar/core'
import type { startConversation as declared } from '#channels-chat/core'
import { type ContactRecord, isOpen } from '#contacts/core'
import { addMessage, contactOfClientId, type Draft, latestContactOf, lockContact } from '#contacts/server'
import type { Action, Tx } from '#platform/action'
import { found, type Id, type InputOf, Refused } from '#protocol'
import { enqueue, lineForVisitor } from '#routing/server'
import { readBeforehand } from './beforehand.ts'
import { beginContact } from './beginning.ts'
import { conversationOf, ownContact } from './own-contact.ts'
import { lockVisitor } from './store.ts'
import { visitorIdOf } from './visitor-id.ts'

export const startConversation: Action<typeof declared> = async (tx, { body }) => {
  const visitorId = found(await lockVisitor(tx.db, visitorIdOf(tx)), 'visitor')
  const { clientId, text } = body
  const sentIn = await contactOfClientId(tx, { visitorId, clientId })
  if (sentIn) return conversationOf(tx, await ownContact(tx, sentIn))
  const open = (await openConversation(tx, visitorId)) ?? (await begin(tx, visitorId, body))
  const { contact } = await addMessage(tx, open.contact, textOf(visitorId, { clientId, text }))
  if (open.queueId) {
    await enqueue(tx, { contactId: contact.id, queueId: open.queueId, channel: 'chat', priority: 0 })
  }
  return conversationOf(tx, await ownContact(tx, contact.id))
}

export function textOf(visitorId: Id, said: { clientId: Id; text: string }): Draft {
  return { ...said, from: 'visitor', kind: 'text', authorId: visitorId, authorName: null }
}

/** `queueId`: the waiting line it must still be put into. */
type Open = { contact: ContactRecord; queueId?: Id }

export async function openConversation(tx: Tx, visitorId: Id): Promise<Open | undefined> {
  const latest = await latestContactOf(tx, visitorId)
  if (!latest || !isOpen(latest.state)) return undefined
  // It may end between the two looks; then the next one begins.
  const contact = await lockContact(tx, latest.id)
  return contact && isOpen(contact.state) ? { contact } : undefined
}

async function begin(tx: Tx, visitorId: Id, body: InputOf<typeof declared>['body']): Promise<Open> {
  const { queueId: asked, answers } = await readBeforehand(tx, body)
  const { queueId, hours } = await lineForVisitor(tx, { asked, text: body.text })
  if (!queueId) throw closed(hours)
  return { contact: await beginContact(tx, { ...body, visitorId, answers }), queueId }
}

/** With the next opening, where there is one. */
function closed({ changesAt }: Opening): Refused {
  const facts = changesAt === null ? {} : { opensAt: changesAt }
  return new Refused({ code: 'channels-chat.closed', status: 409, facts })
}
