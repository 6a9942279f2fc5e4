import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMessage, addReceipt, endContact, finishWrapUp, lockContact, openContact } from '#contacts/server'
import { type Desk, deskAfter, deskWith } from '#desk/core'
import { newId, type Tx } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, followedScreen, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Endpoint, found, type Id, type PersonActor } from '#protocol'
import { acceptOffer, rejectOffer, setMyState } from '#routing/core'
import { enqueue, routes as routingRoutes, runRouter, sendAgentAway } from '#routing/server'
import { getDesk } from './get-desk.ts'
import { getDeskContact } from './get-desk-contact.ts'
import { getTeamDesk } from './get-team-desk.ts'
import { aChatQueue, aPerson, aTeam } from './scene-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let me: PersonActor
let other: PersonActor
let leader: PersonActor
let otherLeader: PersonActor
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  const { organisation } = house
  await house.as(asSystem, async (tx) => {
    const [team, otherTeam] = [await aTeam(tx, '一班'), await aTeam(tx, '二班')]
    queueId = await aChatQueue(tx, '售后')
    me = await aPerson(tx, { name: '王小明', unitId: team, role: 'agent' })
    other = await aPerson(tx, { name: '李四', unitId: otherTeam, role: 'agent' })
    leader = await aPerson(tx, { name: '赵班长', unitId: team, role: 'team-leader' })
    otherLeader = await aPerson(tx, { name: '钱班长', unitId: otherTeam, role: 'team-leader' })
  })
  const processId = newId()
  running.push(await beat(organisation, processId, ['router']))
  running.push(await runRouter(organisation, { processId }))
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await house.close()
})

const nothing = { params: {}, query: {}, body: {} }
const load = (actor = me): Promise<Desk> => house.as(actor, (tx) => getDesk(tx, nothing), 'agents.work')

function act(actor: PersonActor, endpoint: Pick<Endpoint, 'id'>, params: object, body: object = {}) {
  const route = found(
    routingRoutes.find((one) => one.endpoint.id === endpoint.id),
    'route',
  )
  if (route.kind !== 'json') throw new Error('not an ordinary route')
  const input = { params, query: {}, body } as never
  return house.as(actor, (tx: Tx) => route.action(tx, input), 'agents.work')
}

const myScreen = () =>
  followedScreen<Desk>(house, me, {
    load,
    after: deskAfter,
    async fetchStale(desk) {
      let now = desk
      for (const { contactId, round } of desk.stale) {
        const input = { params: { contactId }, query: {}, body: {} }
        const entry = await house.as(me, (tx) => getDeskContact(tx, input), 'agents.work')
        now = deskWith(now, entry, round)
      }
      return now
    },
  })

async function visitorWrites(texts: readonly string[], contactId?: Id): Promise<Id> {
  return house.as(asSystem, async (tx) => {
    const id = contactId ?? (await openVisitor(tx))
    for (const text of texts) await say(tx, id, 'visitor', text)
    if (contactId === undefined) await enqueue(tx, { contactId: id, queueId, channel: 'chat' })
    return id
  })
}

async function openVisitor(tx: Tx): Promise<Id> {
  const about = { visitorId: null, customerName: '陈女士', page: null } as const
  return (await openContact(tx, { channel: 'chat', language: 'zh-Hans', ...about })).id
}

async function say(tx: Tx, contactId: Id, from: 'visitor' | 'agent', text: string): Promise<void> {
  const contact = found(await lockContact(tx, contactId), 'contact')
  const author =
    from === 'agent' ? { authorId: me.personId, authorName: me.name } : { authorId: null, authorName: null }
  await addMessage(tx, contact, { clientId: newId(), from, ...author, kind: 'text', text })
}

async function offered(contactId: Id, actor = me): Promise<Id> {
  for (let turn = 0; turn < 500; turn++) {
    const offer = (await load(actor)).offers.find((one) => one.contactId === contactId)
    if (offer) return offer.offerId
    await pause(10)
  }
  throw new Error('not offered')
}

const kept = { reasons: ['returns'], resolved: 'yes', outcome: 'solved', note: '已登记退货' } as const

test('a desk that follows events is at every step the desk that is loaded afresh', async () => {
  const screen = await myScreen()
  let desk = screen.state()
  expect(desk).toMatchObject({ offers: [], conversations: [], closed: [], me: { shown: 'offline' } })
  const step = async (what: () => Promise<unknown>) => {
    desk = await screen.step(what)
  }
  await step(() => act(me, setMyState, {}, { state: 'not-ready' }))
  await step(() => act(me, setMyState, {}, { state: 'ready' }))

  let contactId = ''
  await step(async () => {
    contactId = await visitorWrites(['你好', '我的订单还没有到，想退货'])
    await offered(contactId)
  })
  expect(desk.offers).toMatchObject([
    { contact: { customerName: '陈女士' }, said: [{ text: '你好' }, { text: '我的订单还没有到，想退货' }] },
  ])
  expect(desk.me).toMatchObject({ shown: 'ringing', load: { chat: 1 } })
  await step(() => visitorWrites(['在吗'], contactId))
  await step(async () => act(me, acceptOffer, { offerId: await offered(contactId) }))
  expect(desk.conversations).toMatchObject([{ id: contactId, state: 'serving', unread: 3 }])
  await step(() => house.as(me, (tx) => say(tx, contactId, 'agent', '您好，我来帮您看一下订单。')))
  await step(() => visitorWrites(['好的', '谢谢'], contactId))
  await step(() =>
    house.as(me, async (tx) => {
      const contact = found(await lockContact(tx, contactId), 'contact')
      await addReceipt(tx, contact, { reader: 'agent', what: 'read', upToSeq: contact.lastSeq })
    }),
  )
  await step(() => house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' })))
  expect(desk.me).toMatchObject({ shown: 'wrap-up', load: { chat: 1 } })
  await step(() =>
    house.as(me, (tx) => finishWrapUp(tx, { contactId, by: 'agent', ...kept, reasons: [...kept.reasons] })),
  )
  expect(desk.closed).toMatchObject([{ id: contactId, state: 'closed', ...kept }])
  expect(desk.me).toMatchObject({ shown: 'ready', load: { chat: 0 } })

  await step(async () => {
    const rejected = await visitorWrites(['还有一个问题'])
    await act(me, rejectOffer, { offerId: await offered(rejected) }, { reason: 'busy' })
  })
  await step(async () => {
    const gone = await visitorWrites(['有人吗'])
    await offered(gone)
    await house.as(asSystem, (tx) => endContact(tx, { contactId: gone, by: 'visitor', reason: 'left' }))
  })
  expect(desk).toMatchObject({ offers: [], conversations: [], me: { shown: 'ready' } })

  const handedOn = await visitorWrites(['我想改收货地址'])
  await step(async () => act(me, acceptOffer, { offerId: await offered(handedOn) }))
  await step(() =>
    house.as(asSystem, async (tx) => {
      await tx.db.deleteFrom('person_roles').where('person_id', '=', me.personId).execute()
      await sendAgentAway(tx, me)
    }),
  )
  expect(desk).toMatchObject({ conversations: [], me: { state: 'offline', reason: 'without-role' } })
  await house.as(asSystem, async (tx) => {
    const role = { person_id: me.personId, role: 'agent', unit_id: me.unitId }
    await tx.db.insertInto('person_roles').values(role).execute()
    await endContact(tx, { contactId: handedOn, by: 'visitor', reason: 'left' })
  })
  await step(() => act(me, setMyState, {}, { state: 'not-ready' }))
  screen.stop()
})

test('events that arrive twice, or of other people’s contacts, change nothing on my desk', async () => {
  const screen = await myScreen()
  const before = screen.state()
  await act(other, setMyState, {}, { state: 'not-ready' })
  await act(other, setMyState, {}, { state: 'ready' })
  await act(me, setMyState, {}, { state: 'not-ready' })
  const contactId = await visitorWrites(['你好'])
  await act(other, acceptOffer, { offerId: await offered(contactId, other) })
  const events = screen.shown()
  const after = [...events, ...events].reduce(deskAfter, before)
  expect(after).toEqual({ ...before, me: (await load()).me })
})

test('an answer that is older than what happened since is asked for again', async () => {
  const desk = await load()
  const stale = { ...desk, stale: [{ contactId: newId(), round: 7 }] }
  const contactId = found(stale.stale[0], 'contact').contactId
  const nowhere = { contactId, offer: null, contact: null }
  expect(deskWith(stale, nowhere, 6)).toBe(stale)
  expect(deskWith(stale, nowhere, 7).stale).toEqual([])
})

test('a leader sees her team’s people and contacts of today, another team’s leader does not', async () => {
  const team = (actor: PersonActor) => house.as(actor, (tx) => getTeamDesk(tx, nothing), 'agents.manage')
  const [hers, others] = [await team(leader), await team(otherLeader)]
  expect(hers.people.map(({ name }) => name)).toEqual(['王小明'])
  expect(others.people.map(({ name }) => name)).toEqual(['李四'])
  expect(hers.closed.map(({ agent }) => agent?.id)).toEqual([me.personId])
  expect(others.closed).toEqual([])
  expect(others.open.map(({ agent }) => agent?.id)).toEqual([other.personId])
  expect(hers.open).toEqual([])
})
