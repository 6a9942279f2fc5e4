import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  type Contact,
  type Conversation,
  conversationAfter,
  type Message,
  messageForVisitor,
  type VisitorContact,
  visitorContactOf,
} from '#contacts/core'
import { asSystem, followedScreen, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, Id } from '#protocol'
import { addReceipt } from './add-receipt.ts'
import * as scene from './contact-scene.ts'
import {
  endContact,
  markOffered,
  markQueued,
  markRequeued,
  returnContact,
  takeContact,
} from './contact-moves.ts'
import { endContactByAgent } from './end-by-agent.ts'
import { getContact } from './get-contact.ts'
import { listContacts } from './list-contacts.ts'
import { listMessages } from './list-messages.ts'
import { reportReading } from './report-reading.ts'
import { readMessages } from './read-messages.ts'
import { sendMessage } from './send-message.ts'
import { contactById, contactForUpdate } from './store.ts'
import { typingSignal } from './typing-signal.ts'
import { wrapUpContact } from './wrap-up.ts'

const { administrator, agent, colleague, key, leader, otherLeader } = scene

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

type Saying = { kind?: 'text' | 'note'; clientId?: Id }

const send = (
  actor: Actor,
  contactId: Id,
  text: string,
  { kind = 'text', clientId = randomUUID() }: Saying = {},
) =>
  house.as(
    actor,
    (tx) => sendMessage(tx, { params: { contactId }, query: {}, body: { clientId, text, kind } }),
    'contacts.read',
  )

const load = (actor: Actor, contactId: Id, query: { after?: number; before?: number; limit?: number } = {}) =>
  house.as(actor, (tx) => listMessages(tx, { params: { contactId }, query, body: {} }), 'contacts.read')

const list = (actor: Actor, query: Parameters<typeof listContacts>[1]['query'] = {}) =>
  house.as(actor, (tx) => listContacts(tx, { params: {}, query, body: {} }), 'contacts.read')

const end = (actor: Actor, contactId: Id) =>
  house.as(
    actor,
    (tx) => endContactByAgent(tx, { params: { contactId }, query: {}, body: {} }),
    'contacts.take',
  )

const wrapUp = (actor: Actor, contactId: Id, reasons = ['returns']) =>
  house.as(
    actor,
    (tx) =>
      wrapUpContact(tx, {
        params: { contactId },
        query: {},
        body: { reasons, resolved: 'yes', outcome: 'solved', note: '已登记' },
      }),
    'contacts.take',
  )

const read = (actor: Actor, contactId: Id, upToSeq: number, what: 'delivered' | 'read' = 'read') =>
  house.as(
    actor,
    (tx) => reportReading(tx, { params: { contactId }, query: {}, body: { upToSeq, what } }),
    'contacts.take',
  )

const visitorSays = (contactId: Id, text: string, clientId?: Id) =>
  house.as(asSystem, (tx) => scene.say(tx, contactId, scene.fromVisitor(text, clientId)))

const visitorRead = (contactId: Id, upToSeq: number, what: 'delivered' | 'read' = 'read') =>
  house.as(asSystem, async (tx) => {
    const locked = await contactForUpdate(tx.db, contactId)
    return locked && addReceipt(tx, locked, { reader: 'visitor', what, upToSeq })
  })

const refusedWith = (code: string) => ({ refusal: expect.objectContaining({ code }) })
const notThere = refusedWith('protocol.not-found')

test('a message that is sent again, ten times at once, is there once and answered the same', async () => {
  const { id } = await scene.servedContact(house)
  const clientId = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(agent, id, '您好', { clientId })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const { items, contact } = await load(agent, id)
  expect(items.filter((message) => message.text === '您好')).toHaveLength(1)
  expect(contact.lastSeq).toBe(2)
  expect(await send(agent, id, 'anything else', { clientId })).toEqual(answers[0])
})

test('however many write at once, the numbers have no gaps and everybody sees the same order', async () => {
  const { id } = await scene.servedContact(house)
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0 ? send(agent, id, `a${index}`) : visitorSays(id, `v${index}`),
    ),
  )
  const { items, contact } = await load(agent, id, { limit: 200 })
  expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1))
  expect(items.map(({ position }) => position)).toEqual(
    items.map(({ position }) => position).toSorted((a, b) => a - b),
  )
  expect(contact.version).toBe(items.at(-1)?.position)
  expect(contact.unread).toBe(21)
})

test('a client id belongs to who used it first', async () => {
  const { id } = await scene.servedContact(house)
  const clientId = randomUUID()
  await send(leader, id, '老客户，请耐心', { kind: 'note', clientId })
  await expect(visitorSays(id, '在吗', clientId)).rejects.toMatchObject(
    refusedWith('contacts.client-id-used'),
  )
})

test('a message takes four statements in its transaction', async () => {
  const { id } = await scene.servedContact(house)
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await send(agent, id, '请问订单号是多少？')
  const statements = query.mock.calls.map(([text]) => String(typeof text === 'string' ? text : textOf(text)))
  query.mockRestore()
  const inside = statements.filter(
    (text) => !/^(begin|commit|start)/i.test(text) && !text.includes('pg_notify'),
  )
  expect(inside.map((text) => text.split(' ').slice(0, 3).join(' '))).toEqual([
    'select "contacts".*, case',
    'insert into "message_client_ids"',
    'with "changed" as',
    'insert into "events"',
  ])
})

const textOf = (query: unknown) => (query instanceof Object && 'text' in query ? query.text : '')

test('text of any kind comes back as it was written, and what cannot be kept is refused', async () => {
  const { id } = await scene.servedContact(house)
  const kept = [
    '<img src=x onerror=alert(1)>',
    '👨‍👩‍👧 退货 🙏',
    "'; drop table messages; --",
    '\\u0000 %00',
    '退'.repeat(4_000),
  ]
  for (const text of kept) expect((await send(agent, id, text)).text).toBe(text)
  const { items } = await load(agent, id)
  expect(items.slice(1).map(({ text }) => text)).toEqual(kept)
  const refused = { 'text-too-long': '退'.repeat(4_001), 'text-broken': 'a\u0000b', 'text-empty': ' \n ' }
  for (const [reason, text] of Object.entries(refused)) {
    await expect(send(agent, id, text)).rejects.toMatchObject(refusedWith(`contacts.${reason}`))
  }
  await expect(send(agent, id, '\ud83d')).rejects.toMatchObject({ refusal: { status: 422 } })
  expect((await load(agent, id)).contact.lastSeq).toBe(1 + kept.length)
})

test('a contact is there for who serves it, her leader and whoever reaches all; for others it is not found', async () => {
  const { id } = await scene.servedContact(house)
  for (const actor of [agent, leader, administrator, key]) expect((await load(actor, id)).contact.id).toBe(id)
  const visitor: Actor = { kind: 'visitor', visitorId: scene.visitorId, language: 'en' }
  for (const actor of [colleague, otherLeader, visitor]) {
    await expect(load(actor, id)).rejects.toMatchObject(notThere)
    await expect(send(actor, id, 'x', { kind: 'note' })).rejects.toMatchObject(notThere)
    await expect(end(actor, id)).rejects.toMatchObject(notThere)
    await expect(wrapUp(actor, id)).rejects.toMatchObject(notThere)
    await expect(read(actor, id, 1)).rejects.toMatchObject(notThere)
    const one = house.as(actor, (tx) => getContact(tx, { params: { contactId: id }, query: {}, body: {} }))
    await expect(one).rejects.toMatchObject(notThere)
    expect((await list(actor, { limit: 200 })).items.map((contact) => contact.id)).not.toContain(id)
  }
})

test('whom it is offered to reads what the visitor wrote, until the offer is over', async () => {
  const { id } = await scene.offeredContact(house)
  expect((await load(agent, id)).items.map(({ text }) => text)).toEqual(['我的订单还没有到，想退货'])
  expect((await list(agent, { mine: true, state: 'offered' })).items.map((contact) => contact.id)).toContain(
    id,
  )
  await expect(send(agent, id, '您好')).rejects.toMatchObject(refusedWith('contacts.not-accepted-yet'))
  await house.as(asSystem, (tx) => markRequeued(tx, { contactId: id, reason: 'missed' }))
  await expect(load(agent, id)).rejects.toMatchObject(notThere)
})

test('only who serves the customer writes to her; a leader who reads along leaves notes', async () => {
  const { id } = await scene.servedContact(house)
  await expect(send(leader, id, '我来说')).rejects.toMatchObject(refusedWith('contacts.not-yours'))
  await expect(read(leader, id, 1)).rejects.toMatchObject(refusedWith('contacts.not-yours'))
  const note = await send(leader, id, '可以补偿 20 元', { kind: 'note' })
  const reply = await send(agent, id, '我们补偿您 20 元')
  expect([note.seq, reply.seq, note.position < reply.position]).toEqual([1, 2, true])
  expect((await load(leader, id)).items.map(({ kind, authorName }) => [kind, authorName])).toEqual([
    ['text', null],
    ['note', '陈静'],
    ['text', '王小明'],
  ])
})

test('what came before and after a message is found page by page', async () => {
  const { id } = await scene.servedContact(house)
  for (let count = 2; count <= 7; count++) await visitorSays(id, String(count))
  const newest = await load(agent, id, { limit: 3 })
  expect([newest.items.map(({ seq }) => seq), newest.more]).toEqual([[5, 6, 7], true])
  const older = await load(agent, id, { before: newest.items[0]?.position ?? 0, limit: 10 })
  expect([older.items.map(({ seq }) => seq), older.more]).toEqual([[1, 2, 3, 4], false])
  const newer = await load(agent, id, { after: older.items[1]?.position ?? 0, limit: 2 })
  expect([newer.items.map(({ seq }) => seq), newer.more]).toEqual([[3, 4], true])
})

test('a receipt is told once, never goes back, and empties what is unread', async () => {
  const { id } = await scene.servedContact(house)
  await visitorSays(id, '在吗')
  await visitorSays(id, '急')
  await read(agent, id, 2)
  const once = await load(agent, id)
  expect(once.contact.unread).toBe(1)
  await read(agent, id, 2)
  await read(agent, id, 1)
  await read(agent, id, 2, 'delivered')
  const before = await load(agent, id)
  expect(before).toEqual(once)
  expect(before.items.map(({ readAt }) => readAt !== null)).toEqual([true, true, false])
  await read(agent, id, 999)
  const after = await load(agent, id)
  expect([after.contact.unread, after.contact.version]).toEqual([0, before.contact.version + 1])
  await send(agent, id, '在的')
  await visitorRead(id, 4, 'delivered')
  const reply = (await load(agent, id)).items.at(-1)
  expect([reply?.deliveredAt !== null, reply?.readAt]).toEqual([true, null])
})

test('the agent ends and wraps up with a reason; log and audit tell the story', async () => {
  const { id } = await scene.servedContact(house)
  await expect(wrapUp(agent, id)).rejects.toMatchObject(refusedWith('contacts.still-open'))
  expect(await end(agent, id)).toMatchObject({ state: 'wrap-up', endedBy: 'agent' })
  await expect(end(agent, id)).rejects.toMatchObject(refusedWith('contacts.already-ended'))
  await expect(send(agent, id, '还有一句')).rejects.toMatchObject(refusedWith('contacts.already-ended'))
  await expect(wrapUp(leader, id)).rejects.toMatchObject(refusedWith('contacts.not-yours'))
  await expect(wrapUp(agent, id, ['no-such'])).rejects.toMatchObject(refusedWith('contacts.unknown-reason'))
  expect(await wrapUp(agent, id)).toMatchObject({ state: 'closed', reasons: ['returns'], note: '已登记' })
  await expect(wrapUp(agent, id)).rejects.toMatchObject(refusedWith('contacts.already-wrapped-up'))
  await send(leader, id, '处理得好', { kind: 'note' })
  const { timeline } = await house.as(leader, (tx) =>
    getContact(tx, { params: { contactId: id }, query: {}, body: {} }),
  )
  expect(timeline.map(({ type, actorName }) => [type, actorName])).toEqual([
    ['contact.opened', 'test'],
    ['contact.queued', 'test'],
    ['contact.offered', 'test'],
    ['contact.accepted', '王小明'],
    ['contact.ended', '王小明'],
    ['contact.wrapped-up', '王小明'],
  ])
  const { rows } = await house.organisation.pool.query(
    'select action from audit where subject_id = $1 order by id',
    [id],
  )
  expect(rows.map(({ action }) => action)).toEqual(['contacts.end', 'contacts.wrap-up'])
})

test('a message that was sent before the end is answered the same after it', async () => {
  const { id } = await scene.servedContact(house)
  const clientId = randomUUID()
  const sent = await send(agent, id, '再见', { clientId })
  await end(agent, id)
  expect(await send(agent, id, '再见', { clientId })).toEqual(sent)
})

test('a visitor who leaves while it rings is offered to nobody and taken by nobody', async () => {
  const { id } = await scene.offeredContact(house)
  const { personId, unitId } = agent
  const left = await house.as(asSystem, (tx) =>
    endContact(tx, { contactId: id, by: 'visitor', reason: 'visitor-left' }),
  )
  expect(left).toMatchObject({ state: 'abandoned', offeredTo: null, endedBy: 'visitor' })
  const nothing = await house.as(asSystem, async (tx) => [
    await takeContact(tx, { contactId: id, personId, unitId }),
    await markOffered(tx, { contactId: id, personId }),
    await markRequeued(tx, { contactId: id, reason: 'missed' }),
    await markQueued(tx, { contactId: id, queueId: scene.queueId }),
    await endContact(tx, { contactId: id, by: 'system', reason: 'again' }),
  ])
  expect(nothing).toEqual(nothing.map(() => undefined))
})

test('two agents cannot both take it, and nobody takes what is held out to another', async () => {
  const { id } = await scene.offeredContact(house)
  const take = (by: typeof agent) =>
    house.as(by, (tx) => takeContact(tx, { contactId: id, personId: by.personId, unitId: by.unitId }))
  const outcomes = await Promise.all([take(colleague), take(agent), take(agent)])
  expect(outcomes.filter((contact) => contact !== undefined).map(({ agent: taker }) => taker?.name)).toEqual([
    '王小明',
  ])
})

test('a conversation whose agent has gone waits again with all that was said and since when it waited', async () => {
  const { id, queuedAt } = await scene.servedContact(house)
  await send(agent, id, '我来查一下')
  const give = () => house.as(asSystem, (tx) => returnContact(tx, { contactId: id, reason: 'agent-left' }))
  expect(await give()).toMatchObject({
    state: 'waiting',
    agent: null,
    unitId: null,
    acceptedAt: null,
    queuedAt,
  })
  expect(await give()).toBeUndefined()
  await expect(load(agent, id)).rejects.toMatchObject(notThere)
  await house.as(asSystem, (tx) => markOffered(tx, { contactId: id, personId: colleague.personId }))
  await house.as(colleague, (tx) =>
    takeContact(tx, { contactId: id, personId: colleague.personId, unitId: colleague.unitId }),
  )
  const { items, contact } = await load(colleague, id)
  expect(items.map(({ authorName, text }) => [authorName, text])).toEqual([
    [null, '我的订单还没有到，想退货'],
    ['王小明', '我来查一下'],
  ])
  expect(contact).toMatchObject({ state: 'serving', agent: { name: '李华' }, returnedAt: expect.any(String) })
  const { timeline } = await house.as(colleague, (tx) =>
    getContact(tx, { params: { contactId: id }, query: {}, body: {} }),
  )
  expect(timeline.map(({ type, reason }) => [type, reason])).toContainEqual([
    'contact.returned',
    'agent-left',
  ])
})

test('the list gives the newest first, page by page, today and by team', async () => {
  const team = randomUUID()
  const her = scene.person('孙丽', 'agent', team)
  const herLeader = scene.person('吴敏', 'team-leader', team)
  house.setTime(new Date('2026-11-22T15:59:00Z'))
  const yesterday = await scene.servedContact(house, her)
  house.setTime(new Date('2026-11-22T16:01:00Z'))
  const today = [await scene.servedContact(house, her), await scene.servedContact(house, her)].toReversed()
  const ids = (page: { items: Contact[] }) => page.items.map(({ id }) => id)
  const first = await list(herLeader, { limit: 2 })
  expect(ids(first)).toEqual(today.map(({ id }) => id))
  const rest = await list(herLeader, { limit: 2, ...(first.next !== null && { cursor: first.next }) })
  expect([ids(rest), rest.next]).toEqual([[yesterday.id], null])
  expect(ids(await list(herLeader, { today: true }))).toEqual(today.map(({ id }) => id))
  expect(ids(await list(her, { mine: true, today: true }))).toEqual(today.map(({ id }) => id))
  expect(ids(await list(herLeader, { unitId: team, agentId: her.personId, state: 'open' }))).toHaveLength(3)
  expect(ids(await list(herLeader, { state: 'closed' }))).toEqual([])
  await end(her, yesterday.id)
  expect(ids(await list(herLeader, { state: 'open' }))).toEqual(today.map(({ id }) => id))
  expect(ids(await list(herLeader, { state: 'wrap-up' }))).toEqual([yesterday.id])
  expect(ids(await list(leader, { unitId: team }))).toEqual([])
  await expect(list(key, { mine: true })).rejects.toMatchObject(refusedWith('contacts.nothing-is-mine'))
  house.setTime(new Date())
})

test('typing is passed to the other side and to nobody else', async () => {
  const visitorId = randomUUID()
  const { id } = await scene.servedContact(house, agent, visitorId)
  const hear = (actor: Actor, body: unknown) =>
    typingSignal.receive(house.organisation, { actor, scopeOf: () => ({ reach: 'all' }) }, body)
  const visitor: Actor = { kind: 'visitor', visitorId, language: 'en' }
  expect(await hear(visitor, { contactId: id })).toEqual({
    topics: [`person:${agent.personId}`],
    body: { contactId: id, from: 'visitor', typing: true },
  })
  expect(await hear(agent, { contactId: id, typing: false })).toEqual({
    topics: [`visitor:${visitorId}`],
    body: { contactId: id, from: 'agent', typing: false },
  })
  const stranger: Actor = { kind: 'visitor', visitorId: randomUUID(), language: 'en' }
  for (const actor of [leader, colleague, stranger, key])
    expect(await hear(actor, { contactId: id })).toBeUndefined()
  for (const body of [null, 'x', {}, { contactId: 'x' }, { contactId: randomUUID() }]) {
    expect(await hear(agent, body)).toBeUndefined()
  }
})

type Sides = { staff: Conversation<Contact>; visitor: Conversation<VisitorContact> }

test('the events since a load, applied to it, give what a new load gives: for the leader and for the visitor', async () => {
  const visitorId = randomUUID()
  const visitor: Actor = { kind: 'visitor', visitorId, language: 'en' }
  const { id } = await scene.servedContact(house, agent, visitorId)
  const staffScreen = await followedScreen(house, leader, {
    load: async () => (await both(id)).staff,
    after: conversationAfter<Contact>,
  })
  const visitorScreen = await followedScreen(house, visitor, {
    load: async () => (await both(id)).visitor,
    after: conversationAfter<VisitorContact>,
  })

  await visitorSays(id, '订单号 2026')
  await send(leader, id, '注意：老客户', { kind: 'note' })
  await read(agent, id, 2)
  await send(agent, id, '查到了')
  await visitorRead(id, 3, 'delivered')
  await visitorRead(id, 3)
  await end(agent, id)
  await wrapUp(agent, id)

  const nothingMore = () => Promise.resolve()
  await staffScreen.step(nothingMore)
  const { contact } = await visitorScreen.step(nothingMore)
  for (const screen of [staffScreen, visitorScreen]) screen.stop()
  expect(contact.state).toBe('ended')
})

test('a screen that follows a conversation follows it from one agent to the next', async () => {
  const visitorId = randomUUID()
  const visitor: Actor = { kind: 'visitor', visitorId, language: 'en' }
  const { id } = await scene.servedContact(house, agent, visitorId)
  const staffScreen = await followedScreen(house, administrator, {
    load: async () => (await both(id, administrator)).staff,
    after: conversationAfter<Contact>,
  })
  const visitorScreen = await followedScreen(house, visitor, {
    load: async () => (await both(id, administrator)).visitor,
    after: conversationAfter<VisitorContact>,
  })
  const step = async (what: () => Promise<unknown>) => {
    await staffScreen.step(what)
    return (await visitorScreen.step(() => Promise.resolve())).contact
  }
  const waiting = await step(() =>
    house.as(asSystem, (tx) => returnContact(tx, { contactId: id, reason: 'agent-left' })),
  )
  expect(waiting).toMatchObject({ state: 'waiting', agentName: null, returnedAt: expect.any(String) })
  await step(() => visitorSays(id, '还在吗'))
  const { personId, unitId } = colleague
  await step(() => house.as(asSystem, (tx) => markOffered(tx, { contactId: id, personId })))
  const served = await step(() =>
    house.as(colleague, (tx) => takeContact(tx, { contactId: id, personId, unitId })),
  )
  expect(served).toMatchObject({ state: 'serving', agentName: '李华' })
  for (const screen of [staffScreen, visitorScreen]) screen.stop()
})

async function both(id: Id, reader: Actor = leader): Promise<Sides> {
  const { contact, items } = await load(reader, id)
  return house.as(asSystem, async (tx) => {
    const record = await contactById(tx.db, id)
    if (!record) throw new Error('no such contact')
    const seen = await readMessages(tx, record, { by: 'seq', limit: 200 })
    const messages = seen.items
      .map(messageForVisitor)
      .filter((message): message is Message => message !== undefined)
    return {
      staff: { contact, messages: items, missed: false },
      visitor: { contact: visitorContactOf(record), messages, missed: false },
    }
  })
}
