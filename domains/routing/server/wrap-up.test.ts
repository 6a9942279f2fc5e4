import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFor, endContact, finishWrapUp, nothingKept } from '#contacts/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { acceptOffer } from './accept-offer.ts'
import { agentOnScreen } from './my-agent.ts'
import { openOffersOf } from './open-offers.ts'
import { runRouter } from './run-router.ts'
import { anAgent, aQueue, aWaitingContact, contradictions } from './store-of-tests.ts'
import { extendWrapUp, wrapUpsOf } from './wrap-up.ts'

let house: TestOrganisation
let queueId: Id
let agent: PersonActor
const running: { stop(): Promise<void> }[] = []
let now: Date

beforeAll(async () => {
  house = await testOrganisation()
  queueId = await house.as(asSystem, (tx) => aQueue(tx, { wrapUpSeconds: 30, wrapUpExtensions: 2 }))
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  running.push(await runRouter(house.organisation, { processId }))
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await house.close()
})
beforeEach(async () => {
  now = new Date()
  house.setTime(now)
  agent = await house.as(asSystem, (tx) => anAgent(tx, { name: '王小明' }))
})

const after = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
  house.setTime(now)
}
const clocks = () => house.as(asSystem, (tx) => wrapUpsOf(tx, agent.personId))
const onScreen = () => house.as(asSystem, (tx) => agentOnScreen(tx, agent.personId))
const input = (contactId: Id) => ({ params: { contactId }, query: {}, body: {} })
const extend = (contactId: Id, who = agent) => house.as(who, (tx) => extendWrapUp(tx, input(contactId)))

async function wrappingUp(): Promise<Id> {
  const contactId = await house.as(asSystem, (tx) => aWaitingContact(tx, queueId))
  await expect
    .poll(async () => {
      const offers = await house.as(asSystem, (tx) => openOffersOf(tx, agent.personId))
      return offers.find((offer) => offer.contactId === contactId)
    })
    .toBeDefined()
  const [offer] = await house.as(asSystem, (tx) => openOffersOf(tx, agent.personId))
  const params = { offerId: offer?.offerId ?? '' }
  await house.as(agent, (tx) => acceptOffer(tx, { params, query: {}, body: {} }))
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
  return contactId
}

test('when the time is up her hand is free, and what is to be filled in stays hers to fill', async () => {
  const contactId = await wrappingUp()
  expect(await clocks()).toMatchObject([{ contactId, extensionsLeft: 2, overAt: null }])
  expect(await onScreen()).toMatchObject({ shown: 'wrap-up', load: { chat: 1 } })
  after(29)
  await house.pass()
  expect(await onScreen()).toMatchObject({ shown: 'wrap-up' })
  after(1)
  await house.pass()
  await house.pass()
  const over = now.toISOString()
  expect(await clocks()).toMatchObject([{ contactId, overAt: over }])
  expect(await onScreen()).toMatchObject({ shown: 'ready', load: { chat: 0 } })
  expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({ state: 'wrap-up' })
  expect(await contradictions(house.organisation.db)).toEqual([])

  const filled = await house.as(agent, (tx) =>
    finishWrapUp(tx, { contactId, by: 'agent', ...nothingKept, reasons: ['returns'] }),
  )
  expect(filled).toMatchObject({ state: 'closed', reasons: ['returns'] })
  await house.settle()
  expect(await clocks()).toEqual([])
})

test('she may ask for more time as often as the queue allows, and nobody else may for her', async () => {
  const contactId = await wrappingUp()
  const other = await house.as(asSystem, (tx) => anAgent(tx, { name: '李华', state: 'not-ready' }))
  await expect(extend(contactId, other)).rejects.toMatchObject({ refusal: { status: 404 } })
  const [before] = await clocks()
  const longer = await extend(contactId)
  expect(Date.parse(longer.dueAt) - Date.parse(before?.dueAt ?? '')).toBe(30_000)
  expect((await extend(contactId)).extensionsLeft).toBe(0)
  await expect(extend(contactId)).rejects.toMatchObject({ refusal: { code: 'routing.no-more-extensions' } })
  after(89)
  await house.pass()
  expect(await onScreen()).toMatchObject({ shown: 'wrap-up' })
  after(1)
  await expect(extend(contactId)).rejects.toMatchObject({ refusal: { code: 'routing.wrap-up-over' } })
  await house.pass()
  expect(await onScreen()).toMatchObject({ shown: 'ready' })
})

test('who finishes in time is free at once, and the clock says no more', async () => {
  const contactId = await wrappingUp()
  await house.as(agent, (tx) =>
    finishWrapUp(tx, { contactId, by: 'agent', ...nothingKept, reasons: ['returns'] }),
  )
  await house.settle()
  expect(await clocks()).toEqual([])
  after(60)
  await house.pass()
  expect(await onScreen()).toMatchObject({ shown: 'ready', load: { chat: 0 } })
})

test('what nobody has filled in by the end of her day is closed as not given', async () => {
  const contactId = await wrappingUp()
  after(30)
  await house.pass()
  after(12 * 3600 - 1)
  await house.pass()
  expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({ state: 'wrap-up' })
  after(1)
  await house.pass()
  await house.settle()
  expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({
    state: 'closed',
    reasons: [],
    wrapUpBy: 'clock',
  })
  expect(await clocks()).toEqual([])
})
