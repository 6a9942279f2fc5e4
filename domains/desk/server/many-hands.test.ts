// A desk and a conversation that follow events through every change of hands are those that are loaded afresh.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lowerHand, raiseHand, type RaisedHand, takeOver, whisper } from '#assistance/core'
import {
  conversationAfter,
  type Contact,
  type Conversation,
  listMessages,
  type Message,
} from '#contacts/core'
import { markOffered, markQueued, openContact, takeContact } from '#contacts/server'
import { type Desk, deskAfter, deskWith, getDesk, getDeskContact } from '#desk/core'
import { routes } from '#house'
import { newId } from '#platform/action'
import { asSystem, followedScreen, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type AnswerOf, type Endpoint, found, type Id, type PersonActor } from '#protocol'
import { setMyState } from '#routing/core'
import { handOver } from '#routing/server'
import {
  acceptTransfer,
  type Consult,
  endConsult,
  openConsult,
  rejectTransfer,
  type Transfer,
  transferContact,
} from '#transfers/core'
import { aChatQueue, aPerson, aTeam } from './scene-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let me: PersonActor
let other: PersonActor
let leader: PersonActor

beforeAll(async () => {
  house = await testOrganisation()
  house.setTime(new Date('2026-11-23T02:00:00Z'))
  await house.as(asSystem, async (tx) => {
    const team = await aTeam(tx, '一班')
    queueId = await aChatQueue(tx, '售后')
    me = await aPerson(tx, { name: '王小明', unitId: team, role: 'agent' })
    other = await aPerson(tx, { name: '李四', unitId: team, role: 'agent' })
    leader = await aPerson(tx, { name: '赵班长', unitId: team, role: 'team-leader' })
  })
  for (const one of [me, other]) {
    for (const state of ['not-ready', 'ready'])
      await asks(one, setMyState, { body: { state } }).catch(() => 0)
  }
})
afterAll(() => house.close())

async function asks<E extends Endpoint>(
  actor: PersonActor,
  endpoint: E,
  given: { params?: object; query?: object; body?: object } = {},
): Promise<AnswerOf<E>> {
  const route = found(
    routes.find((one) => one.endpoint.id === endpoint.id),
    'route',
  )
  if (route.kind !== 'json' || typeof endpoint.caller !== 'object') throw new Error('not an ordinary route')
  const input = { params: {}, query: {}, body: {}, ...given } as never
  return (await house.as(actor, (tx) => route.action(tx, input), endpoint.caller.permission)) as AnswerOf<E>
}

const deskOf = (actor: PersonActor) =>
  followedScreen<Desk>(house, actor, {
    load: () => asks(actor, getDesk),
    after: deskAfter,
    async fetchStale(desk) {
      let now = desk
      for (const { contactId, round } of desk.stale) {
        now = deskWith(now, await asks(actor, getDeskContact, { params: { contactId } }), round)
      }
      return now
    },
  })

type Read = { contact: Contact; items: Message[] }

const conversationOf = (actor: PersonActor, contactId: Id) =>
  followedScreen<Conversation<Contact>>(house, actor, {
    async load() {
      const { contact, items } = (await asks(actor, listMessages, { params: { contactId } })) as Read
      return { contact, messages: items, missed: false }
    },
    after: conversationAfter,
  })

async function served(by: PersonActor): Promise<Id> {
  const about = { customerName: '陈女士', visitorId: newId(), page: null } as const
  return house.as(asSystem, async (tx) => {
    const { id } = await openContact(tx, { channel: 'chat', language: 'zh-Hans', ...about })
    const { personId, unitId, name } = by
    await markQueued(tx, { contactId: id, queueId })
    await markOffered(tx, { contactId: id, personId })
    await takeContact(tx, { contactId: id, personId, unitId, personName: name })
    await handOver(tx, { contactId: id, from: personId, to: personId, channel: 'chat' })
    return id
  })
}

test('through every change of hands the desks of all three are what a fresh load gives', async () => {
  const contactId = await served(me)
  const params = { contactId }
  const screens = [await deskOf(me), await deskOf(other), await deskOf(leader)]
  const conversation = await conversationOf(leader, contactId)
  const every = [conversation, ...screens]
  /** What one of them does, all of them follow. */
  const step = async (what: () => Promise<unknown>) => {
    const [first, ...rest] = every
    await first?.step(what)
    for (const screen of rest) await screen.step(async () => undefined)
    return screens.map((screen) => screen.state().conversations.map(({ id }) => id))
  }
  const to = { personId: other.personId }
  const send = () => asks(me, transferContact, { params, body: { to, note: '请接' } })

  let transfer: Transfer | undefined
  await step(async () => (transfer = await send()))
  await step(() => asks(other, rejectTransfer, { params: { transferId: transfer?.id } }))
  let consult: Consult | undefined
  const question = { personId: other.personId, text: '可以退吗？', clientId: newId() }
  await step(async () => (consult = await asks(me, openConsult, { params, body: question })))
  await step(() => asks(other, endConsult, { params: { consultId: consult?.id } }))
  let hand: RaisedHand | undefined
  await step(async () => (hand = await asks(me, raiseHand, { params, body: { words: null } })))
  await step(() => asks(leader, whisper, { params, body: { clientId: newId(), text: '可以' } }))
  await step(() => asks(leader, lowerHand, { params: { handId: hand?.id } }))
  await step(async () => (transfer = await send()))
  const accept = () => asks(other, acceptTransfer, { params: { transferId: transfer?.id } })
  expect(await step(accept)).toEqual([[], [contactId], []])
  const body = { fromPersonId: other.personId }
  expect(await step(() => asks(leader, takeOver, { params, body }))).toEqual([[], [], [contactId]])
  const queue = { to: { queueId }, note: null }
  for (const screen of screens) await screen.step(async () => undefined)
  expect(await asks(leader, transferContact, { params, body: queue })).toMatchObject({ state: 'queued' })
  for (const screen of screens) await screen.step(async () => undefined)
  expect(screens.map((screen) => screen.state().conversations)).toEqual([[], [], []])
  for (const screen of every) screen.stop()
})
