// The rules a queue sets, from what is written down to what an agent is offered.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFor, endContact, openContact } from '#contacts/server'
import { newId } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { type Channel, emptyRouting, type QueueSettings, step } from '#routing/core'
import { acceptOffer } from './accept-offer.ts'
import { carryOut } from './carry-out.ts'
import type { Outcome } from './claim-offer.ts'
import { getContactRouting } from './contact-routing.ts'
import { enqueue } from './enqueue.ts'
import { getMyAgent } from './my-agent.ts'
import { beginWrapUp } from './reactions.ts'
import { readFacts } from './read-facts.ts'
import { rejectOffer } from './reject-offer.ts'
import { returnToQueue } from './return-to-queue.ts'
import { updateQueue } from './save-queue.ts'
import { allOffers, anAgent, aQueue, aWaitingContact } from './store-of-tests.ts'
import { type Lease, takeLease } from './store-router.ts'
import { waitOf } from './wait-of.ts'

let house: TestOrganisation
let lease: Lease

beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.organisation
  for (const table of ['wrap_ups', 'assignments', 'waiting', 'offers', 'agent_states'] as const)
    await db.deleteFrom(table).execute()
  await db.updateTable('queues').set({ state: 'closed', is_default: false }).execute()
  await db.updateTable('router_lease').set({ holder: null, process_id: null, expires_at: null }).execute()
  const holder = newId()
  lease = { holder, epoch: (await takeLease(db, holder, newId())) ?? 0 }
})

const queue = (settings: Partial<QueueSettings> = {}) => house.as(asSystem, (tx) => aQueue(tx, settings))
const agent = (chat = 1) => house.as(asSystem, (tx) => anAgent(tx, { capacity: { chat, phone: 1 } }))
const contactIn = (queueId: Id) => house.as(asSystem, (tx) => aWaitingContact(tx, queueId))

type Arriving = { queueId: Id; visitorId?: Id; only?: Id }

const arriving = (channel: Channel, { queueId, visitorId, only }: Arriving): Promise<Id> =>
  house.as(asSystem, async (tx) => {
    const { id: contactId } = await openContact(tx, {
      channel,
      visitorId: visitorId ?? null,
      customerName: null,
      language: 'zh-Hans',
      page: null,
    })
    await enqueue(tx, { contactId, queueId, channel, ...(only && { only }) })
    return contactId
  })

/** What a router that has just come would decide, carried out at once. */
async function route(): Promise<{ contactId: Id; agentId: Id; rule: string; outcome: Outcome }[]> {
  const engine = emptyRouting()
  const now = house.organisation.clock()
  const nothing = new Set<Id>()
  const dirty = { everything: true, queues: true, agents: nothing, contacts: nothing, notContacts: nothing }
  const facts = await readFacts(house.organisation.db, { dirty, engine, now })
  const { decisions } = step(engine, { now: now.getTime(), facts })
  const done = []
  for (const decision of decisions) {
    const outcome = await carryOut(house.organisation, lease, decision)
    const { contactId, agentId } = decision
    done.push({
      contactId,
      agentId,
      rule: decision.type === 'offer' ? decision.why.rule : decision.type,
      outcome,
    })
  }
  return done
}

async function acceptedBy(person: PersonActor, contactId: Id): Promise<void> {
  const offers = await allOffers(house.organisation.db)
  const offerId = offers.find((one) => one.contact_id === contactId && one.state === 'open')?.id ?? newId()
  await house.as(person, (tx) => acceptOffer(tx, { params: { offerId }, query: {}, body: {} }), 'agents.work')
}

test('a queue that accepts by itself does not ring: the conversation begins, and the log says why', async () => {
  const queueId = await queue({ autoAccept: true })
  const ana = await agent()
  const contactId = await contactIn(queueId)
  expect(await route()).toMatchObject([{ contactId, agentId: ana.personId, outcome: 'done' }])
  const contact = await house.as(asSystem, (tx) => contactFor(tx, contactId))
  expect(contact).toMatchObject({ state: 'serving', agent: { id: ana.personId, name: ana.name } })
  const mine = await house.as(ana, (tx) => getMyAgent(tx, { params: {}, query: {}, body: {} }), 'agents.work')
  expect(mine).toMatchObject({ shown: 'serving', load: { chat: 1 } })
  const told = await house.as(
    ana,
    (tx) => getContactRouting(tx, { params: { contactId }, query: {}, body: {} }),
    'contacts.read',
  )
  expect(told.offers).toMatchObject([{ state: 'accepted', reason: 'auto-accept' }])
})

test('who has a call is given no chat, whoever decides it', async () => {
  const calls = await queue({ channel: 'phone', exclusive: true })
  const chats = await queue()
  const ana = await agent(3)
  const call = await arriving('phone', { queueId: calls })
  expect(await route()).toMatchObject([{ contactId: call, outcome: 'done' }])
  const chat = await contactIn(chats)
  expect(await route()).toEqual([])
  const counts = { eligible: 1, declined: 0, atCapacity: 0, notReady: 0, lacksSkill: 0, notOnChannel: 0 }
  const outcome = await carryOut(house.organisation, lease, {
    type: 'offer',
    contactId: chat,
    agentId: ana.personId,
    queueId: chats,
    expiresAt: house.organisation.clock().getTime() + 30_000,
    why: { rule: 'longest-idle', ring: 0, priority: 0, waitedMs: 0, idleMs: 0, agents: counts },
  })
  expect(outcome).toBe('overtaken')
})

test('a customer who comes back within the hours gets the same agent, although another is idle for longer', async () => {
  const queueId = await queue({ lastAgentHours: 24 })
  const [bo, ana] = [await agent(), await agent()]
  const visitorId = newId()
  const first = await arriving('chat', { queueId, visitorId, only: ana.personId })
  expect(await route()).toMatchObject([{ contactId: first, agentId: ana.personId, rule: 'direct' }])
  await acceptedBy(ana, first)
  const ended = await house.as(asSystem, (tx) =>
    endContact(tx, { contactId: first, by: 'agent', reason: 'done' }),
  )
  await house.as(asSystem, (tx) => beginWrapUp(tx, { contactId: first, endedAt: ended?.endedAt ?? '' }))
  await house.organisation.db.deleteFrom('wrap_ups').execute()
  await house.organisation.db.deleteFrom('assignments').execute()
  const again = await arriving('chat', { queueId, visitorId })
  expect(await route()).toMatchObject([{ contactId: again, agentId: ana.personId, rule: 'last-agent' }])
  expect(bo.personId).not.toBe(ana.personId)
})

test('a queue whose contacts may not be rejected says so', async () => {
  const queueId = await queue({ mayReject: false })
  const ana = await agent()
  await contactIn(queueId)
  await route()
  const [offer] = await allOffers(house.organisation.db)
  const rejecting = house.as(
    ana,
    (tx) =>
      rejectOffer(tx, { params: { offerId: offer?.id ?? newId() }, query: {}, body: { reason: 'busy' } }),
    'offers.reject',
  )
  await expect(rejecting).rejects.toMatchObject({ refusal: { code: 'routing.not-rejectable' } })
})

test('one miss is enough where the queue says so', async () => {
  const queueId = await queue({ missesAllowed: 1 })
  const ana = await agent()
  const contactId = await contactIn(queueId)
  await route()
  await house.organisation.db
    .updateTable('offers')
    .set({ expires_at: new Date(0) })
    .execute()
  await carryOut(house.organisation, lease, { type: 'expire', contactId, agentId: ana.personId })
  const mine = await house.as(ana, (tx) => getMyAgent(tx, { params: {}, query: {}, body: {} }), 'agents.work')
  expect(mine).toMatchObject({ state: 'not-ready', reason: 'no-answer' })
})

test('who was cut off keeps her wait and her priority, and goes before everybody', async () => {
  const queueId = await queue()
  const ana = await agent()
  const first = await house.as(asSystem, async (tx) => {
    const id = await aWaitingContact(tx, queueId)
    await tx.db.updateTable('waiting').set({ priority: 4 }).where('contact_id', '=', id).execute()
    return id
  })
  await route()
  await acceptedBy(ana, first)
  await contactIn(queueId)
  await house.as(asSystem, (tx) => returnToQueue(tx, { contactId: first, reason: 'agent-gone' }))
  const row = await house.organisation.db
    .selectFrom('waiting')
    .select(['priority', 'returned', 'queue_id'])
    .where('contact_id', '=', first)
    .executeTakeFirst()
  expect(row).toEqual({ priority: 4, returned: true, queue_id: queueId })
  expect(await route()).toMatchObject([{ contactId: first, agentId: ana.personId }])
})

test('queues may not overflow in a circle, even when two people close it at once', async () => {
  const [a, b] = [await queue(), await queue()]
  const overflow = (from: Id, to: Id) =>
    house.as(asSystem, (tx) =>
      updateQueue(tx, {
        params: { queueId: from },
        query: {},
        body: { version: 1, overflowQueueId: to, overflowAfterSeconds: 60 },
      }),
    )
  const answers = await Promise.allSettled([overflow(a, b), overflow(b, a)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { refusal: { code: 'routing.overflow-circle' } },
  })
})

test('who waits is told her place, and how long once there is enough to judge', async () => {
  const queueId = await queue()
  const [first, second] = [await contactIn(queueId), await contactIn(queueId)]
  const wait = (contactId: Id) => house.as(asSystem, (tx) => waitOf(tx, contactId))
  expect(await wait(first)).toEqual({ position: 1, expectedSeconds: null })
  expect(await wait(second)).toEqual({ position: 2, expectedSeconds: null })
  expect(await wait(newId())).toBeUndefined()
})
