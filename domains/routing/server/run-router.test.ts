import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFor } from '#contacts/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { acceptOffer } from './accept-offer.ts'
import { carryOut } from './carry-out.ts'
import { getContactRouting } from './contact-routing.ts'
import { beginWrapUp, releaseAgent } from './reactions.ts'
import { rejectOffer } from './reject-offer.ts'
import { type Router, runRouter } from './run-router.ts'
import {
  allInHand,
  allOffers,
  allWaiting,
  anAgent,
  aQueue,
  aSkill,
  aWaitingContact,
  type OfferOfTests,
} from './store-of-tests.ts'
import { takeLease } from './store-router.ts'

let house: TestOrganisation
let queueId: Id
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.organisation
  for (const table of ['assignments', 'waiting', 'offers', 'agent_states', 'processes'] as const) {
    await db.deleteFrom(table).execute()
  }
  await db.updateTable('router_lease').set({ holder: null, process_id: null, expires_at: null }).execute()
  queueId = await house.as(asSystem, (tx) => aQueue(tx))
})
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop()
})

async function startRouter(): Promise<Router> {
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  const router = await runRouter(house.organisation, { processId })
  running.push(router)
  return router
}

async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, seconds = 10): Promise<T> {
  for (let left = seconds * 100; ; left--) {
    const answer = await ask()
    if (isSo(answer)) return answer
    if (left === 0) throw new Error(`still ${JSON.stringify(answer)?.slice(0, 500)}`)
    await pause(10)
  }
}

const offers = () => allOffers(house.organisation.db)
const openOffers = async () => (await offers()).filter(({ state }) => state === 'open')
const agent = (more: Parameters<typeof anAgent>[1] = {}) => house.as(asSystem, (tx) => anAgent(tx, more))
const contact = (queue = queueId) => house.as(asSystem, (tx) => aWaitingContact(tx, queue))
const accept = (actor: PersonActor, offerId: Id) =>
  house.as(actor, (tx) => acceptOffer(tx, { params: { offerId }, query: {}, body: {} }), 'agents.work')

test('the agent with the skill is offered the contact, the one without is not', async () => {
  const skillId = await house.as(asSystem, (tx) => aSkill(tx, `售后 ${newId()}`))
  const queue = await house.as(asSystem, (tx) => aQueue(tx, { requires: [{ skillId, level: 2 }] }))
  await agent({ name: '李四' })
  const skilled = await agent({ name: '王小明', skills: [{ skillId, level: 3 }] })
  await startRouter()
  const contactId = await contact(queue)
  const [offer] = await until(openOffers, ({ length }) => length === 1)
  expect(offer).toMatchObject({ contact_id: contactId, person_id: skilled.personId })
  const { offers: told } = await house.as(
    skilled,
    (tx) => getContactRouting(tx, { params: { contactId }, query: {}, body: {} }),
    'contacts.read',
  )
  expect(told).toMatchObject([
    { state: 'open', why: { rule: 'longest-idle', agents: { lacksSkill: 1, eligible: 1 } } },
  ])
})

test('why a contact waits is told from the floor as it is, whoever leads', async () => {
  const skillId = await house.as(asSystem, (tx) => aSkill(tx, `英语 ${newId()}`))
  const queue = await house.as(asSystem, (tx) =>
    aQueue(tx, { requires: [{ skillId, level: 1 }], rings: [{ afterSeconds: 3600, requires: [] }] }),
  )
  await agent()
  await agent({ state: 'break', skills: [{ skillId, level: 5 }] })
  const contactId = await contact(queue)
  const told = await house.as(asSystem, (tx) =>
    getContactRouting({ ...tx, scope: { reach: 'all' } }, { params: { contactId }, query: {}, body: {} }),
  )
  expect(told.whyNotYet).toMatchObject({
    reason: 'nobody-free',
    ring: 0,
    agents: { eligible: 0, notReady: 1, lacksSkill: 1 },
  })
})

test('a contact that was rejected goes to somebody else, and not back to who rejected it', async () => {
  const staff = [await agent(), await agent()]
  await startRouter()
  const contactId = await contact()
  const [first] = await until(openOffers, ({ length }) => length === 1)
  const rejecting = staff.find(({ personId }) => personId === first?.person_id)
  if (!first || !rejecting) throw new Error('nobody was rung')
  const body = { reason: 'busy' } as const
  await house.as(
    rejecting,
    (tx) => rejectOffer(tx, { params: { offerId: first.id }, query: {}, body }),
    'agents.work',
  )
  const [second] = await until(openOffers, ([open]) => open !== undefined && open.id !== first.id)
  expect(second).toMatchObject({ contact_id: contactId })
  expect(second?.person_id).not.toBe(first.person_id)
})

test('an offer nobody answers is missed on time and goes on to the next agent', async () => {
  const queue = await house.as(asSystem, (tx) => aQueue(tx))
  await house.organisation.db
    .updateTable('queues')
    .set({ offer_seconds: 5 })
    .where('id', '=', queue)
    .execute()
  await agent()
  await agent()
  await startRouter()
  await contact(queue)
  const [first] = await until(openOffers, ({ length }) => length === 1)
  const both = await until(offers, ({ length }) => length === 2)
  expect(both.map(({ state }) => state)).toEqual(['missed', 'open'])
  expect(both[1]?.person_id).not.toBe(first?.person_id)
})

test('two routers on one organisation: one leads, nothing is given twice, nobody is overfilled, none is lost', async () => {
  const staff = await Promise.all(Array.from({ length: 6 }, () => agent({ capacity: { chat: 2 } })))
  const routers = [await startRouter(), await startRouter()]
  const waiting = await Promise.all(Array.from({ length: 40 }, () => contact()))
  const byId = new Map(staff.map((one) => [one.personId, one]))
  const served = new Set<Id>()
  const work = async (offer: OfferOfTests): Promise<void> => {
    const actor = byId.get(offer.person_id)
    if (!actor) return
    await accept(actor, offer.id)
    expect(served.has(offer.contact_id)).toBe(false)
    served.add(offer.contact_id)
    const contactId = offer.contact_id
    await house.as(asSystem, (tx) => beginWrapUp(tx, { contactId, endedAt: tx.now.toISOString() }))
    await house.as(asSystem, (tx) => releaseAgent(tx, { contactId }))
  }
  for (let turn = 0; served.size < waiting.length && turn < 400; turn++) {
    const held = await allInHand(house.organisation.db)
    for (const { personId } of staff) {
      expect(held.filter(({ person_id }) => person_id === personId).length).toBeLessThanOrEqual(2)
    }
    await Promise.all((await openOffers()).map(work))
    if (turn === 5) await routers[0]?.stop()
    await pause(10)
  }
  expect([...served].toSorted()).toEqual(waiting.toSorted())
  expect(await allWaiting(house.organisation.db)).toEqual([])
})

test('a router that dies in the middle of an offer is replaced, and the contact is not lost', async () => {
  const [first, second] = [await agent(), await agent()]
  const contactId = await contact()
  const dead = { holder: newId(), epoch: 0 }
  const deadProcess = newId()
  const { db, pool } = house.organisation
  await pool.query(
    `insert into processes (id, roles, started_at, seen_at) values ($1, '{router}', clock_timestamp(), clock_timestamp() - interval '4 seconds')`,
    [deadProcess],
  )
  dead.epoch = (await takeLease(db, dead.holder, deadProcess)) ?? 0
  const counts = { eligible: 1, declined: 0, atCapacity: 0, notReady: 0, lacksSkill: 0, notOnChannel: 0 }
  const why = { rule: 'longest-idle', ring: 0, priority: 0, waitedMs: 0, idleMs: 0, agents: counts } as const
  const decision = { type: 'offer', contactId, agentId: first.personId, queueId, expiresAt: 0, why } as const
  expect(await carryOut(house.organisation, dead, decision)).toBe('done')
  const started = performance.now()
  const router = await startRouter()
  expect(router.isLeader()).toBe(true)
  const [next] = await until(openOffers, ([open]) => open?.person_id === second.personId)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(next).toMatchObject({ contact_id: contactId })
  expect(await carryOut(house.organisation, dead, decision)).toBe('not-the-router')
  expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({
    state: 'offered',
    offeredTo: second.personId,
  })
})

test('who stands by takes over at once when the leader stops', async () => {
  await agent()
  const [leader, standBy] = [await startRouter(), await startRouter()]
  expect([leader.isLeader(), standBy.isLeader()]).toEqual([true, false])
  await leader.stop()
  await until(
    () => Promise.resolve(standBy.isLeader()),
    (leads) => leads,
    3,
  )
  await contact()
  await until(openOffers, ({ length }) => length === 1)
})
