// Nobody answers now, or she does not want to wait: her message becomes work for when the queue is open.
import {
  keptAnswer,
  type leaveMessage as declared,
  type leaveMessageInstead as declaredInstead,
  saidOfHerself,
  usualWords,
  whyNotReach,
} from '#channels-chat/core'
import type { Answer, ContactRecord } from '#contacts/core'
import { addMessage, contactOfClientId, leaveMessageIn } from '#contacts/server'
import type { Action, Tx } from '#platform/action'
import { found, type Id, type InputOf, Refused, refuseIf } from '#protocol'
import { queueForMessage } from '#routing/server'
import { readBeforehand } from './beforehand.ts'
import { beginContact } from './beginning.ts'
import { lookAtLeft } from './left-messages.ts'
import { conversationOf, ownContact, ownForUpdate } from './own-contact.ts'
import { openConversation, textOf } from './start-conversation.ts'
import { insertLeftMessage, lockVisitor } from './store.ts'
import { identityOfVisitor } from './store-identities.ts'
import { visitorIdOf } from './visitor-id.ts'

type Body = InputOf<typeof declared>['body']
type Reach = InputOf<typeof declaredInstead>['body']

export const leaveMessage: Action<typeof declared> = async (tx, { body }) => {
  const visitorId = found(await lockVisitor(tx.db, visitorIdOf(tx)), 'visitor')
  const sentIn = await contactOfClientId(tx, { visitorId, clientId: body.clientId })
  if (sentIn) return conversationOf(tx, await ownContact(tx, sentIn))
  const reach = await readReach(tx, visitorId, body)
  const open = await openConversation(tx, visitorId)
  const contact = open ? await instead(tx, open.contact, reach) : await begin(tx, visitorId, { body, reach })
  await addMessage(tx, contact, textOf(visitorId, body))
  await lookAtLeft(tx, contact.id)
  return conversationOf(tx, await ownContact(tx, contact.id))
}

export const leaveMessageInstead: Action<typeof declaredInstead> = async (tx, { params, body }) => {
  const contact = await ownForUpdate(tx, params.contactId)
  const reach = await readReach(tx, visitorIdOf(tx), body)
  return conversationOf(tx, await instead(tx, contact, reach))
}

async function begin(
  tx: Tx,
  visitorId: Id,
  { body, reach }: { body: Body; reach: Answer[] },
): Promise<ContactRecord> {
  const { queueId: asked, answers } = await readBeforehand(tx, body, saidOfHerself(reach))
  const queueId = found(await queueForMessage(tx, { asked, text: body.text }), 'queue')
  const all = [...answers.filter(({ kind }) => reach.every((each) => each.kind !== kind)), ...reach]
  const contact = await beginContact(tx, { ...body, visitorId, answers: all, leftMessage: true })
  const { email, phone } = saidOfHerself(all)
  await insertLeftMessage(tx.db, {
    contactId: contact.id,
    queueId,
    email,
    phone,
    leftAt: tx.now,
    dueAt: tx.now,
  })
  return contact
}

/** She was in line already and stays in her place. */
async function instead(tx: Tx, contact: ContactRecord, reach: Answer[]): Promise<ContactRecord> {
  if (contact.state === 'serving' || contact.leftMessage || contact.queueId === null) return contact
  const { name, email, phone } = saidOfHerself(reach)
  const left = await leaveMessageIn(tx, contact, { customerName: name, answers: reach })
  await insertLeftMessage(tx.db, {
    contactId: contact.id,
    queueId: contact.queueId,
    email,
    phone,
    leftAt: tx.now,
    dueAt: null,
  })
  return left
}

async function readReach(tx: Tx, visitorId: Id, { name, email, phone }: Reach): Promise<Answer[]> {
  const given = {
    name: keptAnswer('name', name ?? ''),
    email: keptAnswer('email', email ?? ''),
    phone: keptAnswer('phone', phone ?? ''),
  }
  for (const kind of ['email', 'phone'] as const) {
    refuseIf(whyNotReach(kind, given[kind]), 'channels-chat', 422)
  }
  const isKnown = (await identityOfVisitor(tx.db, visitorId)) !== undefined
  if (given.email === '' && given.phone === '' && !isKnown) throw refusal('reach-missing')
  return (['name', 'phone', 'email'] as const)
    .filter((kind) => given[kind] !== '')
    .map((kind) => ({ kind, question: usualWords[kind], answer: given[kind] }))
}

const refusal = (why: string) => new Refused({ code: `channels-chat.${why}`, status: 422 })
