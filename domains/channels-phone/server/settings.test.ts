// The settings of the telephone over HTTP: who may, what is refused, and that a password never comes out again.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RoleHeld } from '#identity/core'
import { createPerson, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { seal } from '#platform/sealing'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import type { Id } from '#protocol'
import type { Channel } from '#routing/core'
import { createQueue } from '#routing/server'
import { type Finding, type SwitchAccess, useTelephony } from './telephony.ts'

const password = 'correct horse battery 4600'
const switchPassword = '交换机的 s3cret-of-the-switch'

let house: TestOrganisation
let app: FastifyInstance
let centre: Id
let team: Id
let phoneQueue: Id
let chatQueue: Id
let admin: Somebody
/** What the switch would say of itself, and how it was reached. */
let findings: Finding[]
let reached: SwitchAccess[]

beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  useTelephony(house.organisation, {
    open: () => Promise.reject(new Error('no calls in this test')),
    check: async (access) => {
      reached.push(access)
      return findings
    },
  })
  await house.as(asSystem, async (tx) => {
    centre = (await createUnit(tx, { parentId: null, level: 'centre', name: '中心' })).id
    team = (await createUnit(tx, { parentId: centre, level: 'team', name: '一班' })).id
    phoneQueue = (await createQueue(tx, aQueue('热线', 'phone'))).id
    chatQueue = (await createQueue(tx, aQueue('网页', 'chat'))).id
  })
  admin = await somebody('管理员', 'administrator', null)
})
afterAll(async () => {
  await app?.close()
  await house?.close()
})
beforeEach(async () => {
  findings = []
  reached = []
  const { pool } = house.organisation
  await pool.query('delete from desk_phones')
  await pool.query('delete from phone_numbers')
  await pool.query('delete from phone_switches')
})

const aQueue = (name: string, channel: Channel) => ({
  channel,
  name,
  priority: 0,
  offerSeconds: 30,
  wrapUpSeconds: 0,
  requires: [],
  rings: [],
  keywords: [],
  isDefault: false,
  state: 'open' as const,
})

type Answer = { status: number; body: Record<string, unknown>; text: string }
type Somebody = {
  id: Id
  call(method: Method, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

async function somebody(name: string, role: RoleHeld['role'], unitId: Id | null = team): Promise<Somebody> {
  const staffNumber = newId().slice(-10)
  const { id } = await house.as(asSystem, (tx) =>
    createPerson(tx, { name, staffNumber, unitId, roles: [{ role, unitId }], password }),
  )
  await house.settle()
  const host = { host: 'house.test' }
  const payload = { login: staffNumber, password }
  const { cookies } = await app.inject({ method: 'POST', url: '/api/v1/session', headers: host, payload })
  const cookie = cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
  return {
    id,
    async call(method, path, body, more = {}) {
      const url = `/api/v1/phone${path}`
      const headers = { ...host, cookie, ...more }
      const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) })
      return {
        status: answer.statusCode,
        body: answer.body ? answer.json() : {},
        text: answer.body + JSON.stringify(answer.headers),
      }
    },
  }
}

const entered = (name: string) => ({
  name,
  url: 'http://10.0.0.5:8088/',
  account: 'huawu',
  application: 'huawu',
  state: 'in-use',
  password: switchPassword,
})
const aNumber = (number: string) => ({ number, label: '售后热线', queueId: phoneQueue })
const idOf = ({ body }: Answer) => String(body['id'])
const addSwitch = (name: string) => admin.call('POST', '/switches', entered(name))
const addNumber = (number: string) => admin.call('POST', '/numbers', aNumber(number))
const give = (one: Somebody, account: string) => admin.call('PUT', `/desk-phones/${one.id}`, { account })

test('a supervisor of the whole centre sets up the telephone, a leader and an agent do not see it', async () => {
  const supervisor = await somebody('李主管', 'supervisor', null)
  expect((await supervisor.call('POST', '/switches', entered('一号'))).status).toBe(200)
  for (const one of [await somebody('赵班长', 'team-leader'), await somebody('林小满', 'agent')]) {
    expect((await one.call('GET', '/switches')).status).toBe(403)
    expect((await one.call('POST', '/numbers', aNumber('4008001234'))).status).toBe(403)
    expect((await one.call('PUT', `/desk-phones/${one.id}`, { account: '1102' })).status).toBe(403)
  }
})

test('two switches never have the same name', async () => {
  expect(await addSwitch('一号')).toMatchObject({ status: 200, body: { url: 'http://10.0.0.5:8088' } })
  const taken = { status: 409, body: { code: 'channels-phone.switch-name-taken' } }
  expect(await addSwitch(' 一号 ')).toMatchObject(taken)
  const second = idOf(await addSwitch('二号'))
  expect(await admin.call('PATCH', `/switches/${second}`, { version: 1, name: '一号' })).toMatchObject(taken)
})

test('what somebody else has changed meanwhile is not overwritten', async () => {
  const switchId = idOf(await addSwitch('一号'))
  const off = await admin.call('PATCH', `/switches/${switchId}`, { version: 1, state: 'off' })
  expect(off.body).toMatchObject({ state: 'off', version: 2 })
  const stale = { status: 409, body: { code: 'channels-phone.stale', facts: { version: 2 } } }
  expect(await admin.call('PATCH', `/switches/${switchId}`, { version: 1, name: '旧' })).toMatchObject(stale)

  const numberId = idOf(await addNumber('4008001234'))
  await admin.call('PATCH', `/numbers/${numberId}`, { version: 1, label: '售后' })
  expect(await admin.call('PATCH', `/numbers/${numberId}`, { version: 1, label: '旧' })).toMatchObject(stale)
})

/** Every row of every table, as text. */
async function everythingKept(): Promise<string> {
  const { pool } = house.organisation
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const texts = tables.map(async ({ name }) => {
    const { rows } = await pool.query(`select to_jsonb(it)::text as row from "${name}" it`)
    return rows.map(({ row }: { row: string }) => row).join('\n')
  })
  return (await Promise.all(texts)).join('\n')
}

test('the password of a switch goes in and never comes out: not in answers, the trail, events or kept replies', async () => {
  const once = { 'idempotency-key': newId() }
  const made = await admin.call('POST', '/switches', entered('一号'), once)
  const path = `/switches/${idOf(made)}`
  const changed = await admin.call(
    'PATCH',
    path,
    { version: 1, password: `${switchPassword} 2` },
    { 'idempotency-key': newId() },
  )
  const refused = await admin.call('PATCH', path, { version: 1, password: `${switchPassword} 3` })
  const answers = [
    made,
    changed,
    refused,
    await admin.call('GET', '/switches'),
    await admin.call('POST', `${path}/check`),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 409, 200, 200])
  const said = answers.map(({ text }) => text).join('\n') + (await everythingKept())
  expect(said).toContain('channels-phone.update-switch')
  expect(said).toContain('phone-settings.changed')
  expect(said).not.toContain('s3cret-of-the-switch')
  expect(said).not.toContain(Buffer.from(switchPassword).toString('hex'))
  expect(reached).toMatchObject([{ user: 'huawu', password: `${switchPassword} 2` }])
})

test('a change without a password keeps the one that is there', async () => {
  const path = `/switches/${idOf(await addSwitch('一号'))}`
  await admin.call('PATCH', path, { version: 1, account: 'other' })
  await admin.call('POST', `${path}/check`)
  expect(reached).toMatchObject([{ user: 'other', password: switchPassword }])
})

test('a check tells what the switch lacks, with a dash for what it did not say', async () => {
  const path = `/switches/${idOf(await addSwitch('一号'))}`
  expect((await admin.call('POST', `${path}/check`)).body).toEqual({ findings: [] })
  findings = [
    { code: 'module-missing', module: 'res_srtp' },
    { code: 'no-trunk', trunk: null },
  ]
  expect((await admin.call('POST', `${path}/check`)).body).toEqual({
    findings: [
      { code: 'module-missing', facts: { module: 'res_srtp' } },
      { code: 'no-trunk', facts: { trunk: '—' } },
    ],
  })
})

test('a password that another installation sealed has to be entered again', async () => {
  const path = `/switches/${idOf(await addSwitch('一号'))}`
  const elsewhere = seal({ secret: 'another secret', purpose: 'passwords of switches' }, switchPassword)
  await house.organisation.pool.query('update phone_switches set sealed = $1', [elsewhere])
  const lost = { status: 409, body: { code: 'channels-phone.password-lost' } }
  expect(await admin.call('POST', `${path}/check`)).toMatchObject(lost)
  await admin.call('PATCH', path, { version: 1, password: switchPassword })
  expect((await admin.call('POST', `${path}/check`)).status).toBe(200)
})

test('however a number is written, it is one number', async () => {
  expect((await addNumber('+86 (571) 8800-1234')).body).toMatchObject({ number: '+8657188001234' })
  const taken = { status: 409, body: { code: 'channels-phone.number-taken' } }
  expect(await addNumber('+86-571-8800 1234')).toMatchObject(taken)
  const other = idOf(await addNumber('400-800-1234'))
  expect(
    await admin.call('PATCH', `/numbers/${other}`, { version: 1, number: '+8657188001234' }),
  ).toMatchObject(taken)
  for (const nonsense of ['---', '12', '12+345', '400-CALL'])
    expect([nonsense, (await addNumber(nonsense)).status]).toEqual([nonsense, 422])
})

test('a number leads to a queue of the telephone that is there', async () => {
  const elsewhere = { status: 422, body: { code: 'channels-phone.queue-of-another-channel' } }
  const chat = { ...aNumber('4008001234'), queueId: chatQueue }
  expect(await admin.call('POST', '/numbers', chat)).toMatchObject(elsewhere)
  expect((await admin.call('POST', '/numbers', { ...chat, queueId: newId() })).status).toBe(404)
  const path = `/numbers/${idOf(await addNumber('4008001234'))}`
  expect(await admin.call('PATCH', path, { version: 1, queueId: chatQueue })).toMatchObject(elsewhere)
})

test('a number that was removed is gone, and can be entered again', async () => {
  const path = `/numbers/${idOf(await addNumber('4008001234'))}`
  expect((await admin.call('DELETE', path)).status).toBe(200)
  expect((await admin.call('DELETE', path)).status).toBe(404)
  expect((await addNumber('4008001234')).status).toBe(200)
})

test('no two people have the same telephone, and she has one', async () => {
  const [lin, chen] = [await somebody('林小满', 'agent'), await somebody('陈默', 'agent')]
  expect((await give(lin, '1102')).body).toEqual({ personId: lin.id, name: '林小满', account: '1102' })
  const taken = { status: 409, body: { code: 'channels-phone.account-taken' } }
  expect(await give(chen, '1102')).toMatchObject(taken)
  expect((await give(lin, '1103')).status).toBe(200)
  expect((await give(chen, '1102')).status).toBe(200)
  expect((await admin.call('GET', '/desk-phones')).body).toMatchObject({
    items: [
      { name: '陈默', account: '1102' },
      { name: '林小满', account: '1103' },
    ],
  })
  expect((await admin.call('DELETE', `/desk-phones/${lin.id}`)).status).toBe(200)
  expect((await admin.call('DELETE', `/desk-phones/${lin.id}`)).status).toBe(404)
})

test('a supervisor of one site gives and sees the telephones of her own people only', async () => {
  const elsewhere = await house.as(asSystem, (tx) =>
    createUnit(tx, { parentId: centre, level: 'site', name: '南' }),
  )
  const supervisor = await somebody('李主管', 'supervisor', elsewhere.id)
  const lin = await somebody('林小满', 'agent')
  const hers = await somebody('陈默', 'agent', elsewhere.id)
  await give(lin, '1102')
  expect((await supervisor.call('PUT', `/desk-phones/${lin.id}`, { account: '1109' })).status).toBe(404)
  expect((await supervisor.call('DELETE', `/desk-phones/${lin.id}`)).status).toBe(404)
  expect((await supervisor.call('PUT', `/desk-phones/${hers.id}`, { account: '1201' })).status).toBe(200)
  expect((await supervisor.call('GET', '/desk-phones')).body['items']).toMatchObject([{ name: '陈默' }])
})

test('whoever takes no contacts gets no telephone', async () => {
  const refused = { status: 422, body: { code: 'channels-phone.not-an-agent' } }
  expect(await give(admin, '1100')).toMatchObject(refused)
})

test('the trail says which queue a number leads to by its name', async () => {
  const numberId = idOf(await addNumber('4008001234'))
  await admin.call('PATCH', `/numbers/${numberId}`, { version: 1, label: '售后' })
  const { rows } = await house.organisation.pool.query(
    `select a.action, v.after from audit a join audit_values v on v.audit_id = a.id
      where a.subject_id = $1 order by a.at, a.id`,
    [numberId],
  )
  expect(rows).toMatchObject([
    { action: 'channels-phone.create-number', after: { number: '4008001234', queue: '热线' } },
    { action: 'channels-phone.update-number', after: { label: '售后' } },
  ])
})
