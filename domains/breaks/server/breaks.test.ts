import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactFor, endContact, finishWrapUp, nothingKept, openContact } from '#contacts/server'
import type { RoleHeld } from '#identity/core'
import { createPerson, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import type { Id } from '#protocol'
import { createQueue, enqueue, runRouter } from '#routing/server'

const password = 'correct horse battery 4600'
const rest = '01960000-0000-7000-8000-00000000b001'
const meal = '01960000-0000-7000-8000-00000000b002'
const training = '01960000-0000-7000-8000-00000000b004'

let house: TestOrganisation
let app: FastifyInstance
let centre: Id
let team: Id
let otherTeam: Id
let queueId: Id
let admin: Somebody
let leader: Somebody
let now: Date
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  await house.as(asSystem, async (tx) => {
    centre = (await createUnit(tx, { parentId: null, level: 'centre', name: '中心' })).id
    team = (await createUnit(tx, { parentId: centre, level: 'team', name: '一班' })).id
    otherTeam = (await createUnit(tx, { parentId: centre, level: 'team', name: '二班' })).id
    queueId = (
      await createQueue(tx, {
        channel: 'chat',
        name: '售后',
        priority: 0,
        offerSeconds: 600,
        wrapUpSeconds: 30,
        requires: [],
        rings: [],
        keywords: [],
        isDefault: false,
        state: 'open',
      })
    ).id
  })
  admin = await somebody('管理员', 'administrator', null)
  leader = await somebody('赵班长', 'team-leader')
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  running.push(await runRouter(house.organisation, { processId }))
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await app.close()
  await house.close()
})
beforeEach(async () => {
  now = new Date()
  house.setTime(now)
  const { pool } = house.organisation
  await pool.query('delete from break_requests')
  await pool.query('delete from break_places')
  await pool.query('delete from notices')
  await pool.query(`update agent_states set state = 'offline', holds = '{}'`)
})

type Answer = { status: number; body: Record<string, unknown> }
type Somebody = {
  id: Id
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Answer>
}

async function somebody(
  name: string,
  role: RoleHeld['role'] = 'agent',
  unitId: Id | null = team,
): Promise<Somebody> {
  const staffNumber = newId().slice(-10)
  const { id } = await house.as(asSystem, (tx) =>
    createPerson(tx, { name, staffNumber, unitId, roles: [{ role, unitId }], password }),
  )
  await house.settle()
  const headers = { host: 'house.test' }
  const payload = { login: staffNumber, password }
  const { cookies } = await app.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
  const cookie = cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
  return {
    id,
    async call(method, path, body) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...headers, cookie },
        ...(body && { payload: body }),
      })
      return { status: answer.statusCode, body: answer.body ? answer.json() : {} }
    },
  }
}

const ask = (one: Somebody, kindId = rest) => one.call('POST', '/breaks', { kindId })
const mine = async (one: Somebody) => (await one.call('GET', '/breaks/mine')).body
const requestOf = async (one: Somebody) =>
  (await mine(one))['request'] as { id: Id; state: string; position: number | null } | null
const stateOf = async (one: Somebody) => (await one.call('GET', '/agents/me')).body
const setState = (one: Somebody, state: string) => one.call('PUT', '/agents/me/state', { state })
const noticesOf = async (one: Somebody) =>
  ((await one.call('GET', '/notices')).body['items'] as { kind: string; data: object }[]) ?? []
const limits = (unitId: Id, ...those: { kindId: Id | null; places: number }[]) =>
  admin.call('PUT', `/break-places/${unitId}`, { limits: those })
async function after(seconds: number): Promise<void> {
  now = new Date(now.getTime() + seconds * 1000)
  house.setTime(now)
  await house.pass()
}

async function serves(agent: Somebody): Promise<Id> {
  await setState(agent, 'ready')
  const id = await house.as(asSystem, async (tx) => {
    const about = { visitorId: null, customerName: null, page: null } as const
    const contact = await openContact(tx, { channel: 'chat', language: 'zh-Hans', ...about })
    await enqueue(tx, { contactId: contact.id, queueId, channel: 'chat' })
    return contact.id
  })
  const offered = async () => (await house.as(asSystem, (tx) => contactFor(tx, id)))?.offeredTo
  await expect.poll(offered).toBe(agent.id)
  const { rows } = await house.organisation.pool.query<{ id: Id }>(
    `select id from offers where contact_id = $1 and state = 'open'`,
    [id],
  )
  expect((await agent.call('POST', `/offers/${rows[0]?.id}/acceptance`)).status).toBe(200)
  return id
}

test('who asks with free hands goes at once, and is back by saying so', async () => {
  const agent = await somebody('王小明')
  expect((await mine(agent))['choices']).toMatchObject([
    { names: { 'zh-Hans': '休息' }, plannedMinutes: 10, placesLeft: null },
    {},
    {},
    {},
    {},
  ])
  const asked = await ask(agent)
  expect(asked).toMatchObject({ status: 200, body: { state: 'taken', takenAt: now.toISOString() } })
  const names = { 'zh-Hans': '休息', 'zh-Hant': '休息', en: 'Rest' }
  expect(await stateOf(agent)).toMatchObject({ state: 'break', breakKind: { id: rest, names } })
  expect((await ask(agent)).body).toMatchObject({ code: 'breaks.already-on-break' })
  await setState(agent, 'ready')
  expect(await stateOf(agent)).toMatchObject({ state: 'ready', breakKind: null })
  await house.settle()
  expect(await requestOf(agent)).toBeNull()
})

test('nobody takes a break by setting the state herself, and nobody who is away asks for one', async () => {
  const agent = await somebody('王小明')
  expect((await setState(agent, 'break')).status).toBe(422)
  await setState(agent, 'offline')
  expect((await ask(agent)).body).toMatchObject({ code: 'breaks.sign-in-first' })
})

test('of two who ask at once for the last place one goes and one waits, told her position', async () => {
  await limits(team, { kindId: null, places: 1 })
  const [one, other] = [await somebody('王小明'), await somebody('李华')]
  const answers = await Promise.all([ask(one), ask(other, meal)])
  expect(new Set(answers.map(({ body }) => body['state']))).toEqual(new Set(['queued', 'taken']))
  const [went, waits] = answers[0]?.body['state'] === 'taken' ? [one, other] : [other, one]
  expect(await requestOf(waits)).toMatchObject({ state: 'queued', position: 1 })
  expect((await mine(waits))['choices']).toMatchObject([{ placesLeft: 0 }, {}, {}, {}, {}])

  await setState(went, 'ready')
  await house.settle()
  expect(await requestOf(waits)).toMatchObject({ state: 'offered', position: null })
  expect(await noticesOf(waits)).toMatchObject([{ kind: 'breaks.place-free' }])
  expect((await ask(went)).body).toMatchObject({ state: 'queued' })
  const { id } = (await requestOf(waits)) ?? { id: '' }
  expect((await went.call('POST', `/breaks/${id}/taking`)).status).toBe(404)
  expect((await waits.call('POST', `/breaks/${id}/taking`)).body).toMatchObject({ state: 'taken' })
})

test('a place nobody takes within a minute goes to the next', async () => {
  await limits(centre, { kindId: rest, places: 1 })
  const [first, second, third] = [
    await somebody('甲'),
    await somebody('乙'),
    await somebody('丙', 'agent', otherTeam),
  ]
  for (const one of [first, second, third]) await ask(one)
  expect(await requestOf(third)).toMatchObject({ state: 'queued', position: 2 })
  await setState(first, 'ready')
  await house.settle()
  await after(59)
  expect(await requestOf(second)).toMatchObject({ state: 'offered' })
  await after(1)
  expect(await requestOf(second)).toMatchObject({ state: 'lapsed' })
  expect(await requestOf(third)).toMatchObject({ state: 'offered' })
})

test('places of a unit count for everybody below it, and another kind has its own', async () => {
  await limits(centre, { kindId: meal, places: 1 })
  const [here, there] = [await somebody('王小明'), await somebody('李华', 'agent', otherTeam)]
  expect((await ask(here, meal)).body).toMatchObject({ state: 'taken' })
  expect((await ask(there, meal)).body).toMatchObject({ state: 'queued' })
  const { id } = (await requestOf(there)) ?? { id: '' }
  expect((await there.call('POST', `/breaks/${id}/withdrawal`)).body).toMatchObject({ state: 'withdrawn' })
  expect((await ask(there, rest)).body).toMatchObject({ state: 'taken' })
  await limits(centre, { kindId: meal, places: 2 })
  expect((await limits(centre, { kindId: meal, places: 2 }, { kindId: meal, places: 3 })).status).toBe(422)
})

test('asked during a contact it takes effect when her hands are free, and nothing new comes meanwhile', async () => {
  const agent = await somebody('王小明')
  const contactId = await serves(agent)
  expect((await ask(agent)).body).toMatchObject({ state: 'granted' })
  expect(await stateOf(agent)).toMatchObject({ state: 'ready', shown: 'serving', holds: ['break-granted'] })
  const waits = await house.as(asSystem, async (tx) => {
    const about = { visitorId: null, customerName: null, page: null } as const
    const { id } = await openContact(tx, { channel: 'chat', language: 'zh-Hans', ...about })
    await enqueue(tx, { contactId: id, queueId, channel: 'chat' })
    return id
  })
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  await house.settle()
  await after(1)
  expect(await stateOf(agent)).toMatchObject({ state: 'ready', shown: 'wrap-up' })
  await house.as(asSystem, (tx) => finishWrapUp(tx, { contactId, by: 'agent', ...nothingKept }))
  await house.settle()
  await after(0)
  expect(await stateOf(agent)).toMatchObject({ state: 'break', shown: 'break', holds: [] })
  expect(await house.as(asSystem, (tx) => contactFor(tx, waits))).toMatchObject({ state: 'waiting' })
  await house.as(asSystem, (tx) => endContact(tx, { contactId: waits, by: 'visitor', reason: 'left' }))
})

test('who takes her request back is offered contacts again', async () => {
  const agent = await somebody('王小明')
  const contactId = await serves(agent)
  await ask(agent)
  const { id } = (await requestOf(agent)) ?? { id: '' }
  expect((await agent.call('POST', `/breaks/${id}/withdrawal`)).status).toBe(200)
  expect(await stateOf(agent)).toMatchObject({ state: 'ready', holds: [] })
  expect((await agent.call('POST', `/breaks/${id}/withdrawal`)).body).toMatchObject({
    code: 'breaks.request-over',
  })
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
})

test('what needs approval is told to her leader, who says yes or no; nobody else does', async () => {
  const [agent, other] = [await somebody('王小明'), await somebody('李华')]
  expect((await ask(agent, training)).body).toMatchObject({ state: 'asked' })
  expect(await noticesOf(leader)).toMatchObject([
    { kind: 'breaks.asked', data: { name: '王小明', kind: '培训' } },
  ])
  const listed = (await leader.call('GET', '/break-requests')).body['items'] as { id: Id }[]
  expect(listed).toMatchObject([{ personId: agent.id, name: '王小明', state: 'asked' }])
  const path = `/break-requests/${listed[0]?.id}/decision`
  expect((await other.call('POST', path, { approved: true })).status).toBe(403)
  const elsewhere = await somebody('钱班长', 'team-leader', otherTeam)
  expect((await elsewhere.call('POST', path, { approved: true })).status).toBe(404)
  expect((await elsewhere.call('GET', '/break-requests')).body['items']).toEqual([])
  expect((await leader.call('POST', path, { approved: true })).body).toMatchObject({ state: 'taken' })
  expect(await stateOf(agent)).toMatchObject({ state: 'break' })
  expect((await leader.call('POST', path, { approved: false })).body).toMatchObject({
    code: 'breaks.already-decided',
  })

  await ask(other, training)
  const [, hers] = (await leader.call('GET', '/break-requests')).body['items'] as { id: Id }[]
  const refused = { approved: false, reason: '现在排队的人多，一点以后再去' }
  await leader.call('POST', `/break-requests/${hers?.id}/decision`, refused)
  expect(await requestOf(other)).toMatchObject({ state: 'refused', refusal: refused.reason })
  expect(await noticesOf(other)).toMatchObject([{ kind: 'breaks.refused', data: { reason: refused.reason } }])
})

test('nobody approves her own break', async () => {
  const both = await somebody('孙班长', 'team-leader', otherTeam)
  await house.organisation.pool.query(
    `insert into person_roles (person_id, role, unit_id) values ($1, 'agent', $2)`,
    [both.id, otherTeam],
  )
  await setState(both, 'not-ready')
  const { body } = await ask(both, training)
  const decided = await both.call('POST', `/break-requests/${String(body['id'])}/decision`, {
    approved: true,
  })
  expect(decided.body).toMatchObject({ code: 'breaks.own-request' })
})

test('a leader learns once that somebody stays too long, after the grace', async () => {
  const agent = await somebody('王小明')
  await ask(agent)
  await after(10 * 60)
  await after(2 * 60 - 1)
  expect(await noticesOf(leader)).toEqual([])
  await after(1)
  expect(await noticesOf(leader)).toMatchObject([
    { kind: 'breaks.overrun', data: { name: '王小明', kind: '休息', minutes: 2 } },
  ])
  await leader.call('POST', '/notices/readings')
  await after(600)
  const { rows } = await house.organisation.pool.query(`select from notices where kind = 'breaks.overrun'`)
  expect(rows).toHaveLength(1)
})

test('who goes offline gives back what she asked for', async () => {
  await limits(team, { kindId: null, places: 1 })
  const [one, other] = [await somebody('王小明'), await somebody('李华')]
  await ask(one)
  await ask(other)
  await setState(other, 'offline')
  await house.settle()
  expect(await requestOf(other)).toBeNull()
  await setState(one, 'offline')
  await house.settle()
  const { rows } = await house.organisation.pool.query(`select state from break_requests order by id`)
  expect(rows.map(({ state }) => state)).toEqual(['over', 'withdrawn'])
})

test('kinds are changed with the version one has seen', async () => {
  const kinds = (await admin.call('GET', '/break-kinds')).body['items'] as { id: Id; version: number }[]
  const { id, version } = kinds.find((kind) => kind.id === meal) ?? { id: '', version: 0 }
  const path = `/break-kinds/${id}`
  const saved = await admin.call('PATCH', path, { version, plannedMinutes: 45 })
  expect(saved.body).toMatchObject({ plannedMinutes: 45, graceMinutes: 5, version: version + 1 })
  expect((await admin.call('PATCH', path, { version, plannedMinutes: 50 })).body).toMatchObject({
    code: 'breaks.stale',
  })
  expect((await leader.call('PATCH', path, { version: version + 1, retired: true })).status).toBe(403)
  await admin.call('PATCH', path, { version: version + 1, retired: true })
  const agent = await somebody('王小明')
  expect((await ask(agent, meal)).body).toMatchObject({ code: 'breaks.kind-retired' })
})
