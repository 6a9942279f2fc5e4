import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type getConversation as getConversationEndpoint, visitorHeader } from '#channels-chat/core'
import { type Conversation, conversationAfter, presentProgress, type VisitorContact } from '#contacts/core'
import {
  addMessage,
  finishWrapUp,
  lockContact,
  nothingKept,
  markOffered,
  takeContact,
} from '#contacts/server'
import type { OutgoingFile } from '#platform/action'
import { asSystem, onePixelGif, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, AnswerOf, Id, InputOf, StoredEvent, VisitorActor } from '#protocol'
import { createVisitor } from './create-visitor.ts'
import { getConversation } from './get-conversation.ts'
import { getFile } from './get-file.ts'
import { getSettings } from './get-settings.ts'
import { leaveConversation } from './leave-conversation.ts'
import { reportReading } from './report-reading.ts'
import { sendFile } from './send-file.ts'
import { startConversation } from './start-conversation.ts'
import { visitorByToken, visitorOf } from './visitor-token.ts'
import { writeMessage } from './write-message.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation({ code: 'chat' })
  await house.organisation.pool.query(
    `insert into queues (id, name, channel, priority, offer_seconds, wrap_up_seconds, rings, keywords, is_default, state, version, created_at)
     values ($1, '在线客服', 'chat', 0, 30, 120, '[]', '{}', true, 'open', 1, now())`,
    [randomUUID()],
  )
})
afterAll(() => house.close())

const stranger: Actor = { kind: 'stranger', language: 'zh-Hans' }
const agentId = randomUUID()
const unitId = randomUUID()
const page = { url: 'https://shop.example/orders#x', title: '我的订单' }

async function newVisitor(): Promise<VisitorActor & { token: string }> {
  const { visitorId, token } = await house.as(stranger, (tx) =>
    createVisitor(tx, { params: {}, query: {}, body: { language: 'zh-Hans' } }),
  )
  return { kind: 'visitor', visitorId, language: 'zh-Hans', token }
}

const start = (visitor: Actor, text: string, clientId: Id = randomUUID()) =>
  house.as(visitor, (tx) =>
    startConversation(tx, { params: {}, query: {}, body: { clientId, text, page, language: 'zh-Hans' } }),
  )
const write = (visitor: Actor, contactId: Id, text: string, clientId: Id = randomUUID()) =>
  house.as(visitor, (tx) => writeMessage(tx, { params: { contactId }, query: {}, body: { clientId, text } }))
const look = (visitor: Actor, query: InputOf<typeof getConversationEndpoint>['query'] = {}) =>
  house.as(visitor, (tx) => getConversation(tx, { params: {}, query, body: {} }))
const leave = (visitor: Actor, contactId: Id) =>
  house.as(visitor, (tx) => leaveConversation(tx, { params: { contactId }, query: {}, body: {} }))
const read = (visitor: Actor, contactId: Id, upToSeq: number) =>
  house.as(visitor, (tx) =>
    reportReading(tx, { params: { contactId }, query: {}, body: { upToSeq, what: 'read' } }),
  )
const sendPicture = (visitor: Actor, contactId: Id) =>
  house.as(visitor, (tx) =>
    sendFile(
      tx,
      { params: { contactId }, query: { clientId: randomUUID() }, body: {} },
      { name: '照片.gif', declaredType: 'x/y', content: Readable.from([onePixelGif]) },
    ),
  )
const getPicture = (visitor: Actor, attachmentId: Id): Promise<OutgoingFile> =>
  house.as(visitor, (tx) => getFile(tx, { params: { attachmentId }, query: {}, body: {} }))

/** What routing and the desk do, as far as the visitor can tell. */
const serve = (contactId: Id) =>
  house.as(asSystem, async (tx) => {
    await markOffered(tx, { contactId, personId: agentId })
    await takeContact(tx, { contactId, personId: agentId, unitId, personName: '王小明' })
  })
const reply = (contactId: Id, text: string, kind: 'text' | 'note' = 'text') =>
  house.as(asSystem, async (tx) => {
    const locked = await lockContact(tx, contactId)
    if (!locked) throw new Error('no such contact')
    const author = { from: 'agent', authorId: agentId, authorName: '王小明' } as const
    return addMessage(tx, locked, { ...author, clientId: randomUUID(), text, kind })
  })

const idOf = ({ contact }: { contact: VisitorContact | null }): Id => contact?.id ?? ''
const notThere = { refusal: { code: 'protocol.not-found', status: 404 } }

async function counted(sql: string): Promise<number> {
  const { rows } = await house.organisation.pool.query<{ count: number }>(
    `select count(*) as count from ${sql}`,
  )
  return rows[0]?.count ?? 0
}

test('a visitor who writes waits in a queue with what she wrote', async () => {
  const visitor = await newVisitor()
  const { contact, items } = await start(visitor, '我的订单还没有到，想退货')
  expect(contact).toMatchObject({ state: 'waiting', agentName: null })
  expect(items.map(({ text, seq }) => [text, seq])).toEqual([['我的订单还没有到，想退货', 1]])
  const { rows } = await house.organisation.pool.query(
    `select c.state, c.page_url, q.name from waiting w join contacts c on c.id = w.contact_id join queues q on q.id = w.queue_id where c.id = $1`,
    [contact?.id],
  )
  expect(rows).toEqual([{ state: 'waiting', page_url: 'https://shop.example/orders', name: '在线客服' }])
  expect(await look(visitor)).toEqual({ contact, items, more: false })
})

test('an impatient network and two tabs make one conversation', async () => {
  const visitor = await newVisitor()
  const clientId = randomUUID()
  const started = await Promise.all([
    ...Array.from({ length: 4 }, () => start(visitor, '在吗', clientId)),
    start(visitor, '有人吗'),
    start(visitor, '你好'),
  ])
  expect(new Set(started.map(idOf)).size).toBe(1)
  expect((await look(visitor)).items.map(({ text }) => text).toSorted()).toEqual(['你好', '在吗', '有人吗'])
  expect(await counted(`waiting where contact_id = '${idOf(started[0] ?? { contact: null })}'`)).toBe(1)
})

test('after the end the next message begins a new contact; the first one sent again does not', async () => {
  const visitor = await newVisitor()
  const clientId = randomUUID()
  const first = idOf(await start(visitor, '第一次', clientId))
  await serve(first)
  expect(await leave(visitor, first)).toMatchObject({
    contact: { state: 'ended', endedBy: 'visitor', agentName: '王小明' },
  })
  expect(idOf(await start(visitor, '第一次', clientId))).toBe(first)
  await expect(write(visitor, first, '还有')).rejects.toMatchObject({
    refusal: { code: 'contacts.already-ended' },
  })
  const second = idOf(await start(visitor, '还有一件事'))
  expect(second).not.toBe(first)
  await house.as(asSystem, (tx) =>
    finishWrapUp(tx, { contactId: first, by: 'agent', ...nothingKept, reasons: ['returns'], note: '内部' }),
  )
  expect(idOf(await look(visitor))).toBe(second)
})

test('leaving while nobody has answered is no error, not even twice', async () => {
  const visitor = await newVisitor()
  const id = idOf(await start(visitor, '算了'))
  const left = await leave(visitor, id)
  expect(left.contact?.state).toBe('ended')
  expect(await leave(visitor, id)).toEqual(left)
  expect(await counted(`contacts where id = '${id}' and state = 'abandoned'`)).toBe(1)
})

test('nobody reads, writes, ends or downloads in a conversation that is not hers', async () => {
  const [visitor, other] = [await newVisitor(), await newVisitor()]
  const id = idOf(await start(visitor, '我的身份证号是…'))
  const { attachment } = await sendPicture(visitor, id)
  await start(other, '别人')
  for (const contactId of [id, randomUUID()]) {
    await expect(write(other, contactId, 'x')).rejects.toMatchObject(notThere)
    await expect(read(other, contactId, 1)).rejects.toMatchObject(notThere)
    await expect(leave(other, contactId)).rejects.toMatchObject(notThere)
    await expect(sendPicture(other, contactId)).rejects.toMatchObject(notThere)
  }
  await expect(getPicture(other, attachment?.id ?? '')).rejects.toMatchObject(notThere)
  expect((await look(other)).items.map(({ text }) => text)).toEqual(['别人'])
  const picture = await buffer((await getPicture(visitor, attachment?.id ?? '')).content)
  expect(picture.subarray(0, 6).toString()).toBe('GIF89a')
})

test('only the exact token is the visitor, and the database does not hold it', async () => {
  const visitor = await newVisitor()
  const { organisation } = house
  const known = { kind: 'visitor', visitorId: visitor.visitorId, language: 'zh-Hans' }
  expect(await visitorOf(organisation, new Headers({ [visitorHeader]: visitor.token }))).toEqual(known)
  expect(await visitorOf(organisation, new Headers())).toBeUndefined()
  const wrong = [
    visitor.visitorId,
    '',
    'x'.repeat(43),
    visitor.token.slice(1),
    `${visitor.token}A`,
    visitor.token.toLowerCase(),
  ]
  for (const token of wrong) expect(await visitorByToken(organisation, token)).toBeUndefined()
  const { rows } = await organisation.pool.query('select visitors::text as row from visitors where id = $1', [
    visitor.visitorId,
  ])
  expect(rows[0].row.includes(visitor.token)).toBe(false)
})

test('the visitor is shown the agent by name and no note, no number of staff and no queue', async () => {
  const visitor = await newVisitor()
  const id = idOf(await start(visitor, '在吗'))
  await serve(id)
  await reply(id, '这个客户投诉过三次', 'note')
  await reply(id, '您好')
  const conversation = await look(visitor)
  expect(conversation.items.map(({ text, seq, position }) => [text, seq, position])).toEqual([
    ['在吗', 1, 1],
    ['您好', 2, 2],
  ])
  const text = JSON.stringify(conversation)
  expect(text).toContain('王小明')
  for (const secret of [agentId, unitId, '投诉过三次', 'queue', 'unread']) expect(text).not.toContain(secret)
  expect((await look(visitor, { after: 1 })).items.map(({ text: said }) => said)).toEqual(['您好'])
})

test('the events she hears, applied to what she loaded, give what she would load anew', async () => {
  const visitor = await newVisitor()
  const begun = await start(visitor, '在吗')
  const id = idOf(begun)
  const events: StoredEvent[] = []
  const unsubscribe = house.organisation.feed.subscribe((news) => events.push(...news))
  const before = await look(visitor)
  await serve(id)
  await reply(id, '先看看', 'note')
  await reply(id, '您好')
  await write(visitor, id, '订单 2026')
  await read(visitor, id, 2)
  await sendPicture(visitor, id)
  await leave(visitor, id)
  unsubscribe()
  const after = await look(visitor)
  const shown = events.reduce((state, event) => {
    const data = presentProgress(event as Parameters<typeof presentProgress>[0], {
      actor: visitor,
      scopeOf: () => ({ reach: 'none' }),
    })
    return data ? conversationAfter(state, { about: event.about, data }) : state
  }, asState(before))
  expect(shown).toEqual(asState(after))
  expect(after.items.map(({ readAt }) => readAt !== null)).toEqual([false, true, false, false])
})

function asState({ contact, items }: AnswerOf<typeof getConversationEndpoint>): Conversation<VisitorContact> {
  if (!contact) throw new Error('she has no conversation')
  return { contact, messages: items, missed: false }
}

test('while no queue takes chats the widget says so, and nothing is kept', async () => {
  const { pool } = house.organisation
  const settings = () => house.as(stranger, (tx) => getSettings(tx, { params: {}, query: {}, body: {} }))
  expect(await settings()).toMatchObject({ open: true, languages: ['zh-Hans', 'zh-Hant', 'en'] })
  await pool.query(`update queues set state = 'closed', is_default = false`)
  expect((await settings()).open).toBe(false)
  const visitor = await newVisitor()
  await expect(start(visitor, '在吗')).rejects.toMatchObject({ refusal: { code: 'channels-chat.closed' } })
  expect(await look(visitor)).toEqual({ contact: null, items: [], more: false })
  await pool.query(`update queues set state = 'open', is_default = true`)
})

test('a text that would turn what stands beside it is kept in the order it is read in', async () => {
  const visitor = await newVisitor()
  const { contact, items } = await start(visitor, '\u202e退款\u2066 شكرا\u200f')
  expect(items.map(({ text }) => text)).toEqual(['退款 شكرا\u200f'])
  const { rows } = await house.organisation.pool.query(
    'select last_message_preview as preview from contacts where id = $1',
    [contact?.id],
  )
  expect(rows).toEqual([{ preview: '退款 شكرا\u200f' }])
})

test('a broken text opens no conversation', async () => {
  const visitor = await newVisitor()
  for (const text of ['a\u0000b', '\ud83d', '  ', '\u200b\u200b', '退'.repeat(4_001)]) {
    await expect(start(visitor, text)).rejects.toMatchObject({ refusal: { status: 422 } })
  }
  expect((await look(visitor)).contact).toBeNull()
})
