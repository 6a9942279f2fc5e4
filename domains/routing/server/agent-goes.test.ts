// An agent goes: she signs out, is signed out, loses her role, leaves. Nobody who waits for her is forgotten.
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFor, endContact } from '#contacts/server'
import { endExpiredSessions } from '#identity/server'
import { createFirstAdministrator, createPerson } from '#people/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { found, type Id } from '#protocol'
import { ensureAgent } from './ensure-agent.ts'
import { agentsOnFloor } from './read-facts.ts'
import { runRouter } from './run-router.ts'
import { followSignOut, sendAgentAway } from './send-agent-away.ts'
import { allInHand, allOffers, allWaiting, aQueue, aTeam, aWaitingContact } from './store-of-tests.ts'

const password = 'korrekt Pferd 电池'
let house: TestOrganisation
let server: FastifyInstance
let team: Id
let queueId: Id
let admin: Caller
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  server = await testServer({ 'centre.test': house.organisation })
  await house.as(asSystem, async (tx) => {
    team = await aTeam(tx, '售后一班')
    await createFirstAdministrator(tx, {
      name: '陈管理',
      email: 'admin@example.com',
      staffNumber: 'ADMIN',
      password,
      language: 'zh-Hans',
    })
  })
  admin = await signedIn('ADMIN')
})
afterAll(async () => {
  await server.close()
  await house.close()
})

beforeEach(async () => {
  const { db } = house.organisation
  for (const table of ['wrap_ups', 'assignments', 'waiting', 'offers', 'agent_states'] as const)
    await db.deleteFrom(table).execute()
  queueId = await house.as(asSystem, (tx) => aQueue(tx))
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  running.push(await runRouter(house.organisation, { processId }))
})
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop()
})

type Answer = { status: number; body: Record<string, unknown> }
type Caller = { (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer> }

async function signedIn(login: string): Promise<Caller> {
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, cookie = '') =>
    server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { host: 'centre.test', ...(cookie && { cookie }) },
      ...(body && { payload: body }),
    })
  const { cookies } = await ask('POST', '/session', { login, password })
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  return async (method, path, body) => {
    const answer = await ask(method, path, body, cookie)
    return { status: answer.statusCode, body: answer.body ? answer.json() : {} }
  }
}

type Agent = { id: Id; login: string; call: Caller }

async function anAgent(name: string): Promise<Agent> {
  const login = newId().slice(-10)
  const roles = [{ role: 'agent' as const, unitId: team }]
  const { id } = await house.as(asSystem, (tx) =>
    createPerson(tx, { name, staffNumber: login, unitId: team, roles, password }),
  )
  return { id, login, call: await signedIn(login) }
}

async function ready(name: string): Promise<Agent> {
  const agent = await anAgent(name)
  for (const state of ['not-ready', 'ready']) {
    expect((await agent.call('PUT', '/agents/me/state', { state })).status).toBe(200)
  }
  return agent
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let left = 800; left > 0; left--) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(10)
  }
  throw new Error('it did not come to this')
}

const aVisitor = () => house.as(asSystem, (tx) => aWaitingContact(tx, queueId))
const offerTo = ({ id }: Agent, contactId?: Id) =>
  until(async () =>
    (await allOffers(house.organisation.db)).find(
      (offer) =>
        offer.person_id === id && offer.state === 'open' && (!contactId || offer.contact_id === contactId),
    ),
  )
const contact = async (contactId: Id) =>
  found(await house.as(asSystem, (tx) => contactFor(tx, contactId)), 'contact')
async function onScreen({ id }: Agent): Promise<unknown> {
  const items = (await admin('GET', `/agents?unitId=${team}`)).body['items'] as { personId: Id }[]
  return items.find(({ personId }) => personId === id)
}

async function serving(agent: Agent): Promise<Id> {
  const contactId = await aVisitor()
  const offer = await offerTo(agent, contactId)
  expect((await agent.call('POST', `/offers/${offer.id}/acceptance`)).status).toBe(200)
  return contactId
}

const wrappingUp = async (agent: Agent): Promise<Id> => {
  const contactId = await serving(agent)
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
  return contactId
}

async function departs({ id }: Agent): Promise<void> {
  const { version } = (await admin('GET', `/people/${id}`)).body
  expect((await admin('POST', `/people/${id}/departure`, { version })).status).toBe(200)
  await house.settle()
}

test('whoever leaves leaves nobody behind: who was served goes first in line, wrap-ups are closed', async () => {
  const gone = await ready('王小明')
  const [wrapped, served] = [await wrappingUp(gone), await serving(gone)]
  const since = (await contact(served)).queuedAt
  await departs(gone)
  expect(await contact(wrapped)).toMatchObject({
    state: 'closed',
    reasons: [],
    wrapUpBy: 'system',
    agent: { id: gone.id },
  })
  expect(await contact(served)).toMatchObject({ state: 'waiting', agent: null, queuedAt: since })
  expect(await allInHand(house.organisation.db)).toEqual([])
  const [place] = await allWaiting(house.organisation.db)
  expect(place).toMatchObject({ contact_id: served, since: new Date(since ?? 0) })

  const other = await ready('李华')
  expect((await offerTo(other)).contact_id).toBe(served)
})

test('who was served goes before somebody who has waited longer', async () => {
  const gone = await ready('王小明')
  const served = await serving(gone)
  const { db } = house.organisation
  await gone.call('PUT', '/agents/me/state', { state: 'not-ready' })
  const longer = await aVisitor()
  await db
    .updateTable('waiting')
    .set({ since: new Date(Date.now() - 3_600_000) })
    .where('contact_id', '=', longer)
    .execute()
  await departs(gone)
  const { id, call } = await anAgent('李华')
  await house.as(asSystem, (tx) => ensureAgent(tx, id, { chat: 1 }))
  for (const state of ['not-ready', 'ready']) await call('PUT', '/agents/me/state', { state })
  const first = await until(async () => (await allOffers(db)).find(({ person_id }) => person_id === id))
  expect(first.contact_id).toBe(served)
})

test('what follows when she leaves may follow twice, and not when she is back already', async () => {
  const gone = await ready('王小明')
  const served = await serving(gone)
  await departs(gone)
  const before = await contact(served)
  await house.as(asSystem, (tx) => sendAgentAway(tx, { personId: gone.id }))
  expect(await contact(served)).toEqual(before)

  const stays = await ready('李华')
  const hers = await until(async () => {
    const offer = await offerTo(stays, served)
    return (await stays.call('POST', `/offers/${offer.id}/acceptance`)).status === 200 ? served : undefined
  })
  await house.as(asSystem, (tx) => sendAgentAway(tx, { personId: stays.id }))
  expect(await contact(hers)).toMatchObject({ state: 'serving', agent: { id: stays.id } })
})

test('who loses the role of an agent is offered nothing more, and a colleague goes on', async () => {
  const agent = await ready('王小明')
  const served = await serving(agent)
  const { version } = (await admin('GET', `/people/${agent.id}`)).body
  expect((await admin('PUT', `/people/${agent.id}/roles`, { version, roles: [] })).status).toBe(200)
  expect(await agentsOnFloor(house.organisation.db, 'all')).toEqual([])
  await house.settle()
  expect(await onScreen(agent)).toMatchObject({ state: 'offline', reason: 'without-role', load: { chat: 0 } })
  expect(await contact(served)).toMatchObject({ state: 'waiting' })
  await pause(200)
  expect((await allOffers(house.organisation.db)).filter(({ state }) => state === 'open')).toEqual([])
})

test('nobody signs out with customers in hand; with free hands she is away at once', async () => {
  const agent = await ready('王小明')
  const contactId = await serving(agent)
  expect(await agent.call('DELETE', '/session')).toMatchObject({
    status: 409,
    body: { code: 'routing.still-serving', facts: { contacts: 1 } },
  })
  await agent.call('POST', `/contacts/${contactId}/ending`)
  expect((await agent.call('DELETE', '/session')).status).toBe(409)
  await agent.call('POST', `/contacts/${contactId}/wrap-up`, {
    reasons: ['returns'],
    resolved: 'yes',
    outcome: 'solved',
    note: null,
  })
  await house.settle()
  expect((await agent.call('DELETE', '/session')).status).toBe(200)
  await house.settle()
  expect(await onScreen(agent)).toMatchObject({ state: 'offline', reason: null })
})

test('who signs out while it rings gives the contact back', async () => {
  const agent = await ready('王小明')
  const contactId = await aVisitor()
  await offerTo(agent)
  expect((await agent.call('DELETE', '/session')).status).toBe(200)
  await house.settle()
  expect(await allWaiting(house.organisation.db)).toMatchObject([{ contact_id: contactId, offer_id: null }])
})

test('who is signed out by somebody else keeps her customers and is given no more; her leader sees why', async () => {
  const agent = await ready('王小明')
  const contactId = await serving(agent)
  const sessions = (await admin('GET', `/sessions?personId=${agent.id}`)).body['items'] as { id: Id }[]
  for (const { id } of sessions) expect((await admin('DELETE', `/sessions/${id}`)).status).toBe(200)
  await house.settle()
  expect(await contact(contactId)).toMatchObject({ state: 'serving', agent: { id: agent.id } })
  const hers = { state: 'not-ready', reason: 'signed-out', shown: 'serving' }
  expect(await onScreen(agent)).toMatchObject(hers)
  await house.as(asSystem, (tx) => followSignOut(tx, { personId: agent.id }))
  expect(await onScreen(agent)).toMatchObject(hers)
  const again = await signedIn(agent.login)
  expect((await again('PUT', '/agents/me/state', { state: 'ready' })).status).toBe(200)
  await house.as(asSystem, (tx) => followSignOut(tx, { personId: agent.id }))
  expect(await onScreen(agent)).toMatchObject({ state: 'ready' })
})

test('a second screen of hers keeps her where she is', async () => {
  const agent = await ready('王小明')
  const second = await signedIn(agent.login)
  expect((await second('DELETE', '/session')).status).toBe(200)
  await house.settle()
  expect(await onScreen(agent)).toMatchObject({ state: 'ready' })
})

test('the time beside a state is that of what she does, and of what she set once she is free', async () => {
  const agent = await ready('王小明')
  const mine = async () => (await agent.call('GET', '/agents/me')).body
  const set = await mine()
  expect(set).toMatchObject({ shown: 'ready', shownSince: set['since'] })
  const contactId = await aVisitor()
  const offer = await offerTo(agent, contactId)
  expect(await mine()).toMatchObject({ shown: 'ringing', shownSince: (await contact(contactId)).offeredAt })
  await agent.call('POST', `/offers/${offer.id}/acceptance`)
  expect(await mine()).toMatchObject({ shown: 'serving', shownSince: (await contact(contactId)).acceptedAt })
  await agent.call('POST', `/contacts/${contactId}/ending`)
  await house.settle()
  const ended = (await contact(contactId)).endedAt
  expect(await mine()).toMatchObject({ shown: 'wrap-up', shownSince: ended, since: set['since'] })
})

test('a session that is over by time ends like any other', async () => {
  const agent = await ready('王小明')
  const eightDays = 8 * 24 * 3_600_000
  house.setTime(new Date(Date.now() + eightDays))
  await house.as(asSystem, endExpiredSessions)
  await house.settle()
  house.setTime(new Date())
  admin = await signedIn('ADMIN')
  expect(await onScreen(agent)).toMatchObject({ state: 'offline' })
})
