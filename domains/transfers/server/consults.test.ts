import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMessages } from '#contacts/core'
import { endContact } from '#contacts/server'
import { eventKinds } from '#house'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Id, nowhere, type PersonActor, type StoredEvent } from '#protocol'
import { setMyState } from '#routing/core'
import {
  type Consult,
  endConsult,
  listConsults,
  listMyConsults,
  openConsult,
  speakInConsult,
} from '#transfers/core'
import { aChatQueue, aPerson, asks, aTeam, contactNow, served } from './scene-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let agent: PersonActor
let expert: PersonActor
let leader: PersonActor
let stranger: PersonActor
const heard: StoredEvent[] = []

beforeAll(async () => {
  house = await testOrganisation()
  house.organisation.feed.subscribe((events) => heard.push(...events))
  queueId = await aChatQueue(house, '售后')
  const site = await aTeam(house, '北京')
  const [team, otherTeam] = [await aTeam(house, '一班', site), await aTeam(house, '二班', site)]
  agent = await aPerson(house, { name: '王小明', unitId: team, role: 'agent' })
  expert = await aPerson(house, { name: '赵敏', unitId: otherTeam, role: 'agent' })
  stranger = await aPerson(house, { name: '李华', unitId: otherTeam, role: 'agent' })
  leader = await aPerson(house, { name: '陈静', unitId: team, role: 'team-leader' })
  await asks(house, expert, setMyState, { body: { state: 'not-ready' } })
})
afterAll(() => house.close())

const open = async (contactId: Id, to = expert, actor = agent) => {
  const body = { personId: to.personId, text: '这个型号能退吗？', clientId: randomUUID() }
  return (await asks(house, actor, openConsult, { params: { contactId }, body })) as Consult
}
const consults = async (actor: PersonActor, contactId: Id) =>
  ((await asks(house, actor, listConsults, { params: { contactId } })) as { items: Consult[] }).items
const mine = async (actor: PersonActor) =>
  ((await asks(house, actor, listMyConsults)) as { items: Consult[] }).items
const reads = (actor: PersonActor, contactId: Id) =>
  asks(house, actor, listMessages, { params: { contactId } })
const notFound = { refusal: { status: 404 } }

test('a colleague who is asked reads along and answers, until either of the two ends it', async () => {
  const { contactId } = await served(house, agent, queueId)
  await expect(reads(expert, contactId)).rejects.toMatchObject(notFound)
  const { id: consultId } = await open(contactId)
  await reads(expert, contactId)
  expect(await mine(expert)).toMatchObject([
    { id: consultId, customerName: '陈女士', asker: { name: '王小明' } },
  ])
  const clientId = randomUUID()
  const speak = (actor: PersonActor, text: string, own: Id = randomUUID()) =>
    asks(house, actor, speakInConsult, { params: { consultId }, body: { clientId: own, text } })
  await speak(expert, '可以，七天内', clientId)
  await speak(expert, '可以，七天内', clientId)
  const [thread] = await consults(agent, contactId)
  expect(thread?.messages.map(({ author, text }) => [author.name, text])).toEqual([
    ['王小明', '这个型号能退吗？'],
    ['赵敏', '可以，七天内'],
  ])
  expect(await consults(leader, contactId)).toEqual([thread])
  await expect(speak(leader, '我也说一句')).rejects.toMatchObject(notFound)
  await expect(consults(stranger, contactId)).rejects.toMatchObject(notFound)
  await asks(house, expert, endConsult, { params: { consultId } })
  await expect(reads(expert, contactId)).rejects.toMatchObject(notFound)
  await expect(speak(agent, '谢谢')).rejects.toMatchObject({ refusal: { code: 'transfers.consult-over' } })
  expect(await mine(expert)).toEqual([])
  expect(await contactNow(house, contactId)).toMatchObject({ readers: [] })
})

test('nothing of a consult reaches the visitor: not a word, not an event, not a number', async () => {
  const { contactId, visitorId } = await served(house, agent, queueId)
  heard.length = 0
  const { id: consultId } = await open(contactId)
  const body = { clientId: randomUUID(), text: '可以' }
  await asks(house, expert, speakInConsult, { params: { consultId }, body })
  await asks(house, agent, endConsult, { params: { consultId } })
  const visitor = { actor: { kind: 'visitor', visitorId, language: 'en' }, scopeOf: () => nowhere } as const
  const shown = heard.flatMap(
    (event) => eventKinds.get(event.type)?.present(event as StoredEvent<never>, visitor) ?? [],
  )
  expect(heard.some(({ type }) => type === 'consult.message-sent')).toBe(true)
  expect(shown).toEqual([])
})

test('it is over when the contact leaves the hands of who asked', async () => {
  const { contactId } = await served(house, agent, queueId)
  await open(contactId)
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
  expect(await consults(leader, contactId)).toMatchObject([{ endedBy: 'over' }])
  await expect(reads(expert, contactId)).rejects.toMatchObject(notFound)
})

test('only who serves the customer asks, once at a time, and nobody who is offline', async () => {
  const { contactId } = await served(house, agent, queueId)
  await expect(open(contactId, expert, leader)).rejects.toMatchObject({
    refusal: { code: 'transfers.not-yours' },
  })
  await expect(open(contactId, stranger)).rejects.toMatchObject({
    refusal: { code: 'transfers.nobody-there' },
  })
  await expect(open(contactId, agent)).rejects.toMatchObject({ refusal: { code: 'transfers.yourself' } })
  await open(contactId)
  await expect(open(contactId)).rejects.toMatchObject({ refusal: { code: 'transfers.asked-already' } })
})
