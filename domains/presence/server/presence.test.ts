import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { contactFor, endContact, openContact, readMessages } from '#contacts/server'
import { createPerson, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { found, type Id, type Language } from '#protocol'
import { agentOnScreen, createQueue, enqueue, runRouter } from '#routing/server'
import { presenceOf } from './store.ts'
import { watchScreens } from './watch-screens.ts'

const password = 'correct horse battery 4600'

let house: TestOrganisation
let app: FastifyInstance
let team: Id
let queueId: Id
let leader: Agent
let now = new Date()
const processes: { stop(): Promise<void> }[] = []
const sockets = new Set<WebSocket>()

beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await house.as(asSystem, async (tx) => {
    team = (await createUnit(tx, { parentId: null, level: 'team', name: '一班' })).id
    queueId = (await createQueue(tx, aQueue)).id
  })
  leader = await somebody('赵班长', 'team-leader')
})
beforeEach(async () => {
  now = new Date()
  house.setTime(now)
  const processId = newId()
  processes.push(await beat(house.organisation, processId, ['web', 'router']))
  processes.push(await watchScreens(house.organisation, { processId }))
  processes.push(await runRouter(house.organisation, { processId }))
})
afterEach(async () => {
  for (const socket of sockets) socket.terminate()
  sockets.clear()
  await expect.poll(() => house.organisation.hub.connections()).toBe(0)
  for (const one of processes.splice(0).toReversed()) await one.stop()
  // Whoever is still ready would be offered the contacts of the next story.
  await house.organisation.pool.query(`update agent_states set state = 'offline', holds = '{}'`)
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const aQueue = {
  channel: 'chat' as const,
  name: '售后',
  priority: 0,
  offerSeconds: 600,
  wrapUpSeconds: 120,
  requires: [],
  rings: [],
  keywords: [],
  isDefault: false,
  state: 'open' as const,
}

type Answer = { status: number; body: Record<string, unknown> }
type Agent = { id: Id; cookie: string }

async function call(
  { cookie }: { cookie: string },
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = { host: 'house.test', ...(cookie && { cookie }) }
  const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...(body && { payload: body }) })
  return { status: answer.statusCode, body: answer.body ? answer.json() : {} }
}

async function somebody(name: string, role: 'agent' | 'team-leader' = 'agent'): Promise<Agent> {
  const staffNumber = newId().slice(-10)
  const roles = [{ role, unitId: team }]
  const { id } = await house.as(asSystem, (tx) =>
    createPerson(tx, { name, staffNumber, unitId: team, roles, password }),
  )
  await house.settle()
  const headers = { host: 'house.test' }
  const payload = { login: staffNumber, password }
  const { cookies } = await app.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
  return { id, cookie: cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ') }
}

async function opens({ id, cookie }: Agent, options: { autoPong?: boolean } = {}): Promise<WebSocket> {
  const { port } = app.server.address() as AddressInfo
  const headers = { host: 'house.test', cookie, origin: 'http://house.test' }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/realtime`, { headers, ...options })
  sockets.add(socket)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  socket.send('{"kind":"hello"}')
  await once(socket, 'message')
  await expect.poll(() => stateOf(id)).toBe('here')
  return socket
}

async function ready(name: string): Promise<Agent> {
  const agent = await somebody(name)
  expect(await onScreen(agent)).toMatchObject({ state: 'not-ready' })
  expect((await call(agent, 'PUT', '/agents/me/state', { state: 'ready' })).status).toBe(200)
  return agent
}

async function visitor(language: Language = 'zh-Hans'): Promise<Id> {
  return house.as(asSystem, async (tx) => {
    const about = { visitorId: null, customerName: '陈女士', page: null } as const
    const { id } = await openContact(tx, { channel: 'chat', language, ...about })
    await enqueue(tx, { contactId: id, queueId, channel: 'chat' })
    return id
  })
}

const contact = async (id: Id) => found(await house.as(asSystem, (tx) => contactFor(tx, id)), 'contact')
const stateOf = async (personId: Id) => (await house.as(asSystem, (tx) => presenceOf(tx.db, personId)))?.state
const onScreen = ({ id }: Agent) => house.as(asSystem, (tx) => agentOnScreen(tx, id))
const offeredTo = async (contactId: Id) => (await contact(contactId)).offeredTo
const told = async (id: Id) => {
  const page = { by: 'position', limit: 50 } as const
  const { items } = await house.as(asSystem, async (tx) =>
    readMessages(tx, found(await contactFor(tx, id), 'contact'), page),
  )
  return items.filter(({ kind }) => kind === 'happening').map(({ text }) => text)
}
const noticesOf = async (one: Agent) =>
  ((await call(one, 'GET', '/notices')).body['items'] as { kind: string; data: object }[]) ?? []

async function serves(agent: Agent, language: Language = 'zh-Hans'): Promise<Id> {
  const contactId = await visitor(language)
  await expect.poll(() => offeredTo(contactId)).toBe(agent.id)
  const { rows } = await house.organisation.pool.query<{ id: Id }>(
    `select id from offers where contact_id = $1 and state = 'open'`,
    [contactId],
  )
  expect((await call(agent, 'POST', `/offers/${rows[0]?.id}/acceptance`)).status).toBe(200)
  return contactId
}

async function gone(agent: Agent, socket: WebSocket): Promise<void> {
  socket.terminate()
  await expect.poll(() => stateOf(agent.id)).toBe('missing')
}

/** So many seconds after she was last heard of, give or take what the story itself took. */
async function after(seconds: number): Promise<void> {
  now = new Date(now.getTime() + seconds * 1000)
  house.setTime(now)
  await house.pass()
}

test('a browser that dies: customers are told, and go on with a colleague first in line', async () => {
  const agent = await ready('王小明')
  const socket = await opens(agent)
  const [hers, english] = [await serves(agent), await serves(agent, 'en')]
  const queuedAt = (await contact(hers)).queuedAt
  await gone(agent, socket)
  expect(await told(hers)).toEqual([])
  await after(5)
  await house.pass()
  expect(await told(hers)).toEqual(['正在为您重新连接客服，请稍候。'])
  expect(await told(english)).toEqual(['We are reconnecting you with our agent. One moment, please.'])
  expect(await onScreen(agent)).toMatchObject({ state: 'ready', shown: 'serving', holds: ['line-lost'] })

  await after(12)
  expect((await contact(hers)).state).toBe('serving')
  await after(4)
  expect(await contact(hers)).toMatchObject({ state: 'waiting', agent: null, queuedAt, endedAt: null })
  expect(await onScreen(agent)).toMatchObject({ state: 'dropped', reason: 'line-died', shown: 'dropped' })
  expect(await noticesOf(leader)).toMatchObject([
    { kind: 'presence.agent-dropped', data: { name: '王小明', contacts: 2 } },
  ])
  const { rows } = await house.organisation.pool.query(`select from events where type = 'contact.abandoned'`)
  expect(rows).toEqual([])

  const longer = await visitor()
  const colleague = await ready('李华')
  await expect.poll(() => offeredTo(hers)).toBe(colleague.id)
  await expect.poll(() => offeredTo(longer)).toBe(colleague.id)
  const offeredAt = async (id: Id) => Date.parse((await contact(id)).offeredAt ?? '')
  expect(await offeredAt(hers)).toBeLessThanOrEqual(await offeredAt(longer))

  await after(100)
  await opens(agent)
  await expect.poll(() => onScreen(agent)).toMatchObject({ state: 'not-ready', reason: 'came-back' })
  expect(await noticesOf(agent)).toMatchObject([
    { kind: 'presence.you-were-dropped', data: { contacts: 2, minutes: 2 } },
  ])
})

test('who is back in time goes on, and her customer is told', async () => {
  const agent = await ready('王小明')
  const contactId = await serves(agent)
  await gone(agent, await opens(agent))
  await after(5)
  await opens(agent)
  await expect.poll(() => told(contactId)).toHaveLength(2)
  expect((await told(contactId))[1]).toBe('客服已重新连接，我们继续为您服务。')
  expect(await onScreen(agent)).toMatchObject({ state: 'ready', holds: [] })
  await after(60)
  expect(await contact(contactId)).toMatchObject({ state: 'serving', agent: { id: agent.id } })
})

test('a page that is loaded again is no loss, and neither is one of two screens', async () => {
  const agent = await ready('王小明')
  const contactId = await serves(agent)
  const [first, second] = [await opens(agent), await opens(agent)]
  first.close()
  await after(30)
  expect(await stateOf(agent.id)).toBe('here')
  second.close()
  await expect.poll(() => stateOf(agent.id)).toBe('missing')
  await opens(agent)
  await after(30)
  expect(await told(contactId)).toEqual([])
  expect(await contact(contactId)).toMatchObject({ state: 'serving' })
})

test('a line that is cut without a word is noticed in less than five seconds', async () => {
  const agent = await ready('王小明')
  await serves(agent)
  await opens(agent, { autoPong: false })
  const cutAt = performance.now()
  await expect.poll(() => stateOf(agent.id), { timeout: 8_000, interval: 50 }).toBe('missing')
  expect(performance.now() - cutAt).toBeLessThan(5_000)
  const presence = await house.as(asSystem, (tx) => presenceOf(tx.db, agent.id))
  // It counts from when she was last heard of: her customer has no further seconds to wait for being told.
  expect(now.getTime() - (presence?.since ?? 0)).toBeGreaterThan(1_900)
}, 20_000)

test('what rang for her goes to somebody else, and nothing new rings on a dead screen', async () => {
  const agent = await ready('王小明')
  const socket = await opens(agent)
  const rings = await visitor()
  await expect.poll(() => offeredTo(rings)).toBe(agent.id)
  await gone(agent, socket)
  await after(5)
  expect(await contact(rings)).toMatchObject({ state: 'waiting' })
  const colleague = await ready('李华')
  await expect.poll(() => offeredTo(rings)).toBe(colleague.id)
  const { rows } = await house.organisation.pool.query(`select from offers where state = 'missed'`)
  expect(rows).toEqual([])
})

test('nobody misses who works without a screen, who has nothing in hand, or who has signed out', async () => {
  const byHttp = await ready('程序')
  await serves(byHttp)
  const idle = await somebody('李华')
  await gone(idle, await opens(idle))
  await after(25)
  expect(await stateOf(byHttp.id)).toBeUndefined()
  expect(await onScreen(byHttp)).toMatchObject({ state: 'ready', shown: 'serving' })
  expect(await stateOf(idle.id)).toBeUndefined()
  expect(await onScreen(idle)).toMatchObject({ state: 'not-ready' })
  await call(idle, 'PUT', '/agents/me/state', { state: 'ready' })
  await after(60)
  expect(await onScreen(idle)).toMatchObject({ state: 'ready' })
})

test('when a process is killed its people have their whole while, from when it is noticed', async () => {
  const agent = await ready('王小明')
  const contactId = await serves(agent)
  const { pool } = house.organisation
  const dead = newId()
  await pool.query(
    `insert into processes (id, roles, started_at, seen_at)
     values ($1, '{web}', clock_timestamp(), clock_timestamp() - interval '1 minute')`,
    [dead],
  )
  await pool.query(
    `insert into presences (person_id, state, since, told, contacts) values ($1, 'here', $2, false, 0)`,
    [agent.id, now],
  )
  await pool.query('insert into presence_screens (process_id, person_id, since) values ($1, $2, $3)', [
    dead,
    agent.id,
    now,
  ])
  await after(60)
  expect(await stateOf(agent.id)).toBe('missing')
  expect(await told(contactId)).toEqual([])
  await after(19)
  expect(await told(contactId)).toHaveLength(1)
  expect((await contact(contactId)).state).toBe('serving')
  await after(1)
  expect((await contact(contactId)).state).toBe('waiting')
})

test('a server that starts again gives everybody who is missing her while anew', async () => {
  const agent = await ready('王小明')
  const contactId = await serves(agent)
  await gone(agent, await opens(agent))
  for (const one of processes.splice(0).toReversed()) await one.stop()
  await house.organisation.pool.query('delete from processes')
  now = new Date(now.getTime() + 300_000)
  house.setTime(now)
  const processId = newId()
  processes.push(await beat(house.organisation, processId, ['web']))
  processes.push(await watchScreens(house.organisation, { processId }))
  await after(19)
  expect((await contact(contactId)).state).toBe('serving')
  await opens(agent)
  await after(60)
  expect(await contact(contactId)).toMatchObject({ state: 'serving', agent: { id: agent.id } })
})

test('a customer who leaves meanwhile was served, and was not abandoned', async () => {
  const agent = await ready('王小明')
  const contactId = await serves(agent)
  await gone(agent, await opens(agent))
  await after(5)
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
  await after(20)
  expect(await contact(contactId)).toMatchObject({ state: 'wrap-up', endedBy: 'visitor' })
  expect(await onScreen(agent)).toMatchObject({ state: 'dropped' })
})
