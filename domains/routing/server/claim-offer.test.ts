import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contactFor, endContact, lockContact } from '#contacts/server'
import { newId } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id, PersonActor } from '#protocol'
import { acceptOffer } from './accept-offer.ts'
import { carryOut } from './carry-out.ts'
import type { Offering, Outcome } from './claim-offer.ts'
import { getMyAgent, setMyState } from './my-agent.ts'
import { forgetWaiting, releaseAgent, beginWrapUp } from './reactions.ts'
import { rejectOffer } from './reject-offer.ts'
import { allInHand, allOffers, allWaiting, anAgent, aQueue, aWaitingContact } from './store-of-tests.ts'
import { giveUpLease, type Lease, takeLease } from './store-router.ts'

let house: TestOrganisation
let queueId: Id
let lease: Lease

beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.organisation
  for (const table of ['assignments', 'waiting', 'offers', 'agent_states'] as const)
    await db.deleteFrom(table).execute()
  queueId = await house.as(asSystem, (tx) => aQueue(tx))
  await db.updateTable('router_lease').set({ holder: null, process_id: null, expires_at: null }).execute()
  lease = await leadership()
})

async function leadership(): Promise<Lease> {
  const holder = newId()
  const epoch = await takeLease(house.organisation.db, holder, newId())
  if (epoch === undefined) throw new Error('somebody else leads')
  return { holder, epoch }
}

const many = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make))
const agents = (count: number, chat = 3) =>
  many(count, () => house.as(asSystem, (tx) => anAgent(tx, { capacity: { chat } })))
const contacts = (count: number) =>
  many(count, () => house.as(asSystem, (tx) => aWaitingContact(tx, queueId)))

function offering(contactId: Id, agentId: Id, seconds = 30): Offering {
  const counts = { eligible: 1, declined: 0, atCapacity: 0, notReady: 0, lacksSkill: 0, notOnChannel: 0 }
  return {
    type: 'offer',
    contactId,
    agentId,
    queueId,
    expiresAt: house.organisation.clock().getTime() + seconds * 1000,
    why: { rule: 'longest-idle', ring: 0, priority: 0, waitedMs: 0, idleMs: 0, agents: counts },
  }
}

const claim = (contactId: Id, agent: PersonActor, seconds?: number): Promise<Outcome> =>
  carryOut(house.organisation, lease, offering(contactId, agent.personId, seconds))

const expire = (contactId: Id, agent: PersonActor): Promise<Outcome> =>
  carryOut(house.organisation, lease, { type: 'expire', contactId, agentId: agent.personId })

const accept = (agent: PersonActor, offerId: Id) =>
  house.as(agent, (tx) => acceptOffer(tx, { params: { offerId }, query: {}, body: {} }), 'agents.work')

async function openOffer(): Promise<{ id: Id; agent: PersonActor; contactId: Id }> {
  const [agent] = await agents(1)
  const [contactId] = await contacts(1)
  if (!agent || !contactId) throw new Error('nobody there')
  expect(await claim(contactId, agent)).toBe('done')
  const offer = (await allOffers(house.organisation.db)).at(-1)
  if (!offer) throw new Error('no offer')
  return { id: offer.id, agent, contactId }
}

describe('a claim', () => {
  test('gives a contact to one agent only, however many are decided for it at once', async () => {
    const staff = await agents(6)
    const [contactId] = await contacts(1)
    if (!contactId) throw new Error('no contact')
    const outcomes = await Promise.all(staff.map((agent) => claim(contactId, agent)))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await allInHand(house.organisation.db)).toHaveLength(1)
  })

  test('never puts more into an agent’s hands than she has capacity for', async () => {
    const [agent] = await agents(1, 3)
    if (!agent) throw new Error('no agent')
    const waiting = await contacts(10)
    const outcomes = await Promise.all(waiting.map((contactId) => claim(contactId, agent)))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(3)
    expect(await allInHand(house.organisation.db)).toHaveLength(3)
  })

  test('keeps both promises when everything is claimed for everybody at once', async () => {
    const staff = await agents(4, 2)
    const waiting = await contacts(12)
    const wanted = waiting.flatMap((contactId) => staff.map((agent) => ({ contactId, agent })))
    await Promise.all(wanted.map(({ contactId, agent }) => claim(contactId, agent)))
    const held = await allInHand(house.organisation.db)
    expect(new Set(held.map((hand) => hand.contact_id)).size).toBe(held.length)
    for (const { personId } of staff) {
      expect(held.filter((hand) => hand.person_id === personId).length).toBeLessThanOrEqual(2)
    }
    const open = (await allOffers(house.organisation.db)).filter(({ state }) => state === 'open')
    expect(open.map((offer) => offer.contact_id).toSorted()).toEqual(
      held.map((hand) => hand.contact_id).toSorted(),
    )
    expect(await allWaiting(house.organisation.db)).toHaveLength(12)
  })

  test('of a router whose leadership is over does nothing', async () => {
    const [agent] = await agents(1)
    const [contactId] = await contacts(1)
    if (!agent || !contactId) throw new Error('nobody there')
    const old = lease
    await giveUpLease(house.organisation.db, old.holder)
    lease = await leadership()
    expect(lease.epoch).toBe(old.epoch + 1)
    const decision = offering(contactId, agent.personId)
    expect(await carryOut(house.organisation, old, decision)).toBe('not-the-router')
    expect(await carryOut(house.organisation, lease, decision)).toBe('done')
  })

  test('for an agent who is not ready any more does nothing', async () => {
    const agent = await house.as(asSystem, (tx) => anAgent(tx, { state: 'break' }))
    const [contactId] = await contacts(1)
    if (!contactId) throw new Error('no contact')
    expect(await claim(contactId, agent)).toBe('overtaken')
    expect(await allInHand(house.organisation.db)).toEqual([])
  })

  test('for a visitor who has left only forgets that she waited', async () => {
    const [agent] = await agents(1)
    const [contactId] = await contacts(1)
    if (!agent || !contactId) throw new Error('nobody there')
    await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
    expect(await claim(contactId, agent)).toBe('overtaken')
    expect(await allWaiting(house.organisation.db)).toEqual([])
    expect(await allOffers(house.organisation.db)).toEqual([])
  })
})

describe('an offer', () => {
  test('accepted twice at once is accepted once', async () => {
    const { id, agent, contactId } = await openOffer()
    const answers = await Promise.allSettled([accept(agent, id), accept(agent, id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [held] = await allInHand(house.organisation.db)
    expect(held).toMatchObject({ contact_id: contactId, kind: 'serving' })
    expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({
      state: 'serving',
      agent: { id: agent.personId, name: agent.name },
    })
  })

  test('is not there for anybody else', async () => {
    const { id } = await openOffer()
    const [other] = await agents(1)
    if (!other) throw new Error('no agent')
    await expect(accept(other, id)).rejects.toMatchObject({ refusal: { status: 404 } })
  })

  test('that expires while it is accepted ends in exactly one of the two ways', async () => {
    for (let round = 0; round < 12; round++) {
      const { id, agent, contactId } = await openOffer()
      const { db } = house.organisation
      await db
        .updateTable('offers')
        .set({ expires_at: new Date(Date.now() + 15) })
        .where('id', '=', id)
        .execute()
      await pause(round + 6)
      const [accepted, missed] = await Promise.allSettled([accept(agent, id), expire(contactId, agent)])
      const state = (await allOffers(db)).find((offer) => offer.id === id)?.state
      const isMissed = missed.status === 'fulfilled' && missed.value === 'done'
      expect(accepted.status === 'fulfilled' && isMissed).toBe(false)
      expect(state).toBe(accepted.status === 'fulfilled' ? 'accepted' : isMissed ? 'missed' : 'open')
      const held = (await allInHand(db)).filter((hand) => hand.contact_id === contactId)
      expect(held.map(({ kind }) => kind)).toEqual(
        state === 'accepted' ? ['serving'] : state === 'open' ? ['offered'] : [],
      )
    }
  })

  test('that was rejected goes back to the place in the queue where its contact was', async () => {
    const { id, agent, contactId } = await openOffer()
    const [before] = await allWaiting(house.organisation.db)
    const body = { reason: 'busy' } as const
    await house.as(
      agent,
      (tx) => rejectOffer(tx, { params: { offerId: id }, query: {}, body }),
      'agents.work',
    )
    expect(await allWaiting(house.organisation.db)).toEqual([
      { ...before, contact_id: contactId, offer_id: null },
    ])
    expect(await allInHand(house.organisation.db)).toEqual([])
    expect(await house.as(asSystem, (tx) => contactFor(tx, contactId))).toMatchObject({ state: 'waiting' })
  })

  test('missed three times in a row takes the agent out, and her own word brings her back', async () => {
    const [agent] = await agents(1)
    if (!agent) throw new Error('no agent')
    for (const contactId of await contacts(3)) {
      expect(await claim(contactId, agent, 0)).toBe('done')
      expect(await expire(contactId, agent)).toBe('done')
    }
    const me = () =>
      house.as(agent, (tx) => getMyAgent(tx, { params: {}, query: {}, body: {} }), 'agents.work')
    expect(await me()).toMatchObject({ state: 'not-ready', reason: 'no-answer' })
    const body = { state: 'ready' } as const
    await house.as(agent, (tx) => setMyState(tx, { params: {}, query: {}, body }), 'agents.work')
    const [contactId] = await contacts(1)
    if (!contactId) throw new Error('no contact')
    await claim(contactId, agent, 0)
    await expire(contactId, agent)
    expect(await me()).toMatchObject({ state: 'ready', reason: null })
  })

  test('is withdrawn when the visitor leaves, and telling it twice changes nothing', async () => {
    const { agent, contactId } = await openOffer()
    await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
    for (let time = 0; time < 2; time++) await house.as(asSystem, (tx) => forgetWaiting(tx, { contactId }))
    expect((await allOffers(house.organisation.db)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await allWaiting(house.organisation.db)).toEqual([])
    expect(await expire(contactId, agent)).toBe('overtaken')
  })

  test('that expires after the visitor has left is withdrawn, not missed', async () => {
    const [agent] = await agents(1)
    const [contactId] = await contacts(1)
    if (!agent || !contactId) throw new Error('nobody there')
    await claim(contactId, agent, 0)
    await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
    expect(await expire(contactId, agent)).toBe('done')
    expect((await allOffers(house.organisation.db)).map(({ state }) => state)).toEqual(['withdrawn'])
  })
})

describe('an agent', () => {
  test('keeps a contact in hand until it is wrapped up, in whatever order that is told', async () => {
    const { id, agent, contactId } = await openOffer()
    await accept(agent, id)
    await house.as(asSystem, (tx) => beginWrapUp(tx, { contactId, endedAt: tx.now.toISOString() }))
    expect((await allInHand(house.organisation.db)).map(({ kind }) => kind)).toEqual(['wrap-up'])
    await house.as(asSystem, (tx) => releaseAgent(tx, { contactId }))
    await house.as(asSystem, (tx) => releaseAgent(tx, { contactId }))
    await house.as(asSystem, (tx) => beginWrapUp(tx, { contactId, endedAt: tx.now.toISOString() }))
    expect(await allInHand(house.organisation.db)).toEqual([])
  })

  test('wraps up while the clock of it is only starting, and neither waits for the other', async () => {
    const { id, agent, contactId } = await openOffer()
    await accept(agent, id)
    let starting = Promise.resolve()
    await house.as(asSystem, async (tx) => {
      await sql`set local lock_timeout = '300ms'`.execute(tx.db)
      await lockContact(tx, contactId)
      starting = house.as(asSystem, (other) =>
        beginWrapUp(other, { contactId, endedAt: other.now.toISOString() }),
      )
      await vi.waitFor(async () => {
        const waiting = await house.organisation.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(waiting.rowCount).toBe(1)
      })
      await releaseAgent(tx, { contactId })
    })
    await starting
    expect(await allInHand(house.organisation.db)).toEqual([])
  })

  test('does not go offline with contacts in hand, and is told how many', async () => {
    const { id, agent } = await openOffer()
    await accept(agent, id)
    const body = { state: 'offline' } as const
    await expect(
      house.as(agent, (tx) => setMyState(tx, { params: {}, query: {}, body }), 'agents.work'),
    ).rejects.toMatchObject({
      refusal: { code: 'routing.still-serving', status: 409, facts: { contacts: 1 } },
    })
  })

  test('who goes offline while it rings gives the contact back', async () => {
    const { agent, contactId } = await openOffer()
    const body = { state: 'offline' } as const
    await house.as(agent, (tx) => setMyState(tx, { params: {}, query: {}, body }), 'agents.work')
    expect(await allWaiting(house.organisation.db)).toMatchObject([{ contact_id: contactId, offer_id: null }])
    expect(await allInHand(house.organisation.db)).toEqual([])
  })
})
