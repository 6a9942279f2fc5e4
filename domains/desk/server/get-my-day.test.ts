import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addMessage,
  endContact,
  finishWrapUp,
  lockContact,
  markOffered,
  markQueued,
  nothingKept,
  openContact,
  rateContact,
  takeContact,
} from '#contacts/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { found, type Id, type PersonActor } from '#protocol'
import { agentStateChanged } from '#routing/core'
import { announce } from '#platform/action'
import { getMyDay } from './get-my-day.ts'
import { aChatQueue, aPerson, aTeam } from './scene-of-tests.ts'

let house: TestOrganisation
let me: PersonActor
let queueId: Id

beforeAll(async () => {
  house = await testOrganisation()
  await house.as(asSystem, async (tx) => {
    const unitId = await aTeam(tx, '一班')
    me = await aPerson(tx, { name: '王小明', unitId, role: 'agent' })
    queueId = await aChatQueue(tx, '售后')
  })
})
afterAll(() => house.close())

const at = (time: string) => house.setTime(new Date(`2026-12-01T${time}+08:00`))
const setState = (from: 'offline' | 'not-ready', state: 'ready' | 'not-ready', version: number) =>
  house.as(me, (tx) =>
    announce(
      tx,
      agentStateChanged(
        { personId: me.personId },
        { from, state, reason: null, breakKind: null, holds: [], since: tx.now.toISOString(), version },
      ),
    ),
  )
const day = () => house.as(me, (tx) => getMyDay(tx, { params: {}, query: {}, body: {} }), 'agents.work')

async function serve(): Promise<Id> {
  const { personId, unitId } = me
  return house.as(me, async (tx) => {
    const { id } = await openContact(tx, {
      channel: 'chat',
      visitorId: null,
      customerName: null,
      language: 'zh-Hans',
      page: null,
    })
    await markQueued(tx, { contactId: id, queueId })
    await markOffered(tx, { contactId: id, personId })
    await takeContact(tx, { contactId: id, personId, unitId })
    return id
  })
}

async function says(contactId: Id, text: string, kind: 'text' | 'note') {
  await house.as(me, async (tx) => {
    const contact = found(await lockContact(tx, contactId), 'contact')
    const clientId = crypto.randomUUID()
    const { personId: authorId, name: authorName } = me
    await addMessage(tx, contact, { clientId, from: 'agent', kind, text, authorId, authorName })
  })
}

test('my day tells what I was doing in its order, what customers said today, and when I first answered, a note being no answer', async () => {
  at('08:00:00')
  await setState('offline', 'not-ready', 2)
  at('09:00:00')
  await setState('not-ready', 'ready', 3)
  const contactId = await serve()
  at('09:00:20')
  await says(contactId, '老客户', 'note')
  at('09:00:30')
  await says(contactId, '您好', 'text')
  at('09:05:00')
  await house.as(me, (tx) => endContact(tx, { contactId, by: 'agent', reason: 'ended' }))
  at('09:06:00')
  await house.as(me, (tx) =>
    finishWrapUp(tx, { contactId, by: 'agent', ...nothingKept, reasons: ['returns'] }),
  )
  at('10:00:00')
  const { states, contacts, day: today } = await day()
  expect(today.from).toBe('2026-11-30T16:00:00.000Z')
  expect(states.map(({ state, from }) => [state, from])).toEqual([
    ['offline', '2026-11-30T16:00:00.000Z'],
    ['not-ready', '2026-12-01T00:00:00.000Z'],
    ['serving', '2026-12-01T01:00:00.000Z'],
    ['wrap-up', '2026-12-01T01:05:00.000Z'],
    ['ready', '2026-12-01T01:06:00.000Z'],
  ])
  expect(states.at(-1)?.to).toBe('2026-12-01T02:00:00.000Z')
  expect(contacts).toMatchObject([{ contact: { id: contactId }, firstAnswerAt: '2026-12-01T01:00:30.000Z' }])
  house.setTime(new Date('2026-12-02T09:00:00+08:00'))
  await house.as(me, async (tx) => {
    const contact = found(await lockContact(tx, contactId), 'contact')
    await rateContact(tx, contact, { score: 4, resolved: 'yes', words: '耐心' })
  })
  const next = await day()
  expect(next.contacts).toEqual([])
  expect(next.ratings).toMatchObject([{ contactId, score: 4, resolved: 'yes', words: '耐心' }])
  expect(next.states.map(({ state }) => state)).toEqual(['ready'])
})
