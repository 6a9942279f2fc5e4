// Administrators change their organisation: at once here, a moment later in a second process, and never each other's.
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationChanged, type OrganisationFacts } from '#identity/core'
import { createKey } from '#identity/server'
import { perform } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { asSystem, givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import { type House, newHouse } from './house-for-tests.ts'
import { setUp } from './setup.ts'

const administrator = {
  name: '管理员',
  email: 'admin@example.com',
  staffNumber: '1000',
  password: 'correct horse battery 4600',
}

let database: GivenDatabase
let here: House
let elsewhere: House
let keys: { north: string; south: string }

const organisationOf = (house: House, code: string): Organisation => {
  const found = house.organisations.byCode(code)
  if (!found) throw new Error(`there is no ${code}`)
  return found
}

async function open(code: 'north' | 'south'): Promise<string> {
  const organisation = { name: code, code, language: 'zh-Hans', timeZone: 'Asia/Shanghai' } as const
  await setUp(here.organisations, { organisation, administrator, sample: false })
  const made = organisationOf(here, code)
  const { result } = await perform({ organisation: made, actor: asSystem, now: new Date() }, (tx) =>
    createKey(tx, { name: 'test', role: 'administrator' }),
  )
  return result.key
}

beforeAll(async () => {
  database = await givenDatabase(postgresOfRun().ownerUrl)
  here = await newHouse(database.url)
  keys = { north: await open('north'), south: await open('south') }
  elsewhere = await newHouse(database.url)
})

afterAll(async () => {
  await here?.close()
  await elsewhere?.close()
  await database?.drop()
})

async function ask(
  code: 'north' | 'south',
  method: 'GET' | 'PATCH',
  payload?: object,
  headers: Record<string, string> = {},
) {
  const options: InjectOptions = {
    method,
    url: '/api/v1/organisation',
    headers: { host: `${code}.huawu.example`, authorization: `Bearer ${keys[code]}`, ...headers },
    ...(payload && { payload }),
  }
  const answer = await here.app.inject(options)
  return {
    status: answer.statusCode,
    body: answer.json<OrganisationFacts & { code: string; facts: object }>(),
  }
}

const versionOf = async (code: 'north' | 'south') => (await ask(code, 'GET')).body.version
const change = async (code: 'north' | 'south', wanted: object, headers?: Record<string, string>) =>
  ask(code, 'PATCH', { version: await versionOf(code), ...wanted }, headers)

test('a new name and time zone are there at once, in the trail with before and after, and are told', async () => {
  const heard: unknown[] = []
  const north = organisationOf(here, 'north')
  north.feed.subscribe((events) => heard.push(...events.map(({ type, data }) => ({ type, data }))))
  const { status, body } = await change('north', { name: '北方中心', timeZone: 'Asia/Taipei' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: '北方中心', timeZone: 'Asia/Taipei', hosts: [], version: 2 })
  expect(north).toMatchObject({ name: '北方中心', timeZone: 'Asia/Taipei', version: 2 })
  const { hosts, language, name, timeZone, version } = body
  expect(heard).toEqual([
    { type: organisationChanged.type, data: { hosts, language, name, timeZone, version } },
  ])
  const { rows } = await north.pool.query(
    `select v.before, v.after from audit a join audit_values v on v.audit_id = a.id
      where a.action = 'identity.change-organisation'`,
  )
  expect(rows).toEqual([
    {
      before: { name: 'north', timeZone: 'Asia/Shanghai' },
      after: { name: '北方中心', timeZone: 'Asia/Taipei' },
    },
  ])
})

test('another process learns it from the event, or by looking, and takes nothing older for newer', async () => {
  const there = organisationOf(elsewhere, 'north')
  expect(there.name).toBe('north')
  there.learn({ name: '北方中心', language: 'zh-Hans', timeZone: 'Asia/Taipei', hosts: [], version: 2 })
  expect(there).toMatchObject({ name: '北方中心', version: 2 })
  await change('north', { name: '北方客服中心' })
  await elsewhere.organisations.refresh()
  expect(there.name).toBe('北方客服中心')
  there.learn({ name: '北方中心', language: 'zh-Hans', timeZone: 'Asia/Taipei', hosts: [], version: 2 })
  expect(there.name).toBe('北方客服中心')
})

test('who saw an older version is refused, here and where a process has not heard yet, and leaves no entry', async () => {
  const stale = await ask('north', 'PATCH', { version: 1, name: '旧' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'identity.stale', facts: { fields: 'name' } } })
  const there = organisationOf(elsewhere, 'north')
  const to = { name: '旧', language: 'en', timeZone: 'UTC', hosts: [] } as const
  expect(await there.change(to, { version: 1, stillAt: undefined })).toEqual({ reason: 'stale' })
  const { rows } = await there.pool.query(
    `select count(*)::int as entries from audit where action = 'identity.change-organisation'`,
  )
  expect(rows).toEqual([{ entries: 2 }])
})

test('host names are kept as browsers send them, and lead to the organisation from then on', async () => {
  const hosts = ['https://客服.example/', ' Desk.example:8443 ', 'desk.example:8443', '10.0.0.7:80']
  const { status, body } = await change('north', { hosts })
  expect(status).toBe(200)
  expect(body.hosts).toEqual(['xn--ubtq9x.example', 'desk.example:8443', '10.0.0.7'])
  expect(body.url).toBe('http://xn--ubtq9x.example:4600')
  expect(here.organisations.byHost('desk.example:8443')?.code).toBe('north')
  expect(here.organisations.byHost('desk.example')).toBeUndefined()
})

test('a name that is none, or that leads to another organisation, is refused', async () => {
  for (const host of ['', 'a b', 'a..b', 'a.example:99999', '[::1]']) {
    const { status } = await change('south', { hosts: [host] })
    expect({ host, status }).toEqual({ host, status: 422 })
  }
  for (const host of ['desk.example:8443', 'desk.example', 'north.huawu.example']) {
    const { status, body } = await change('south', { hosts: [host] })
    expect({ host, status, code: body.code }).toEqual({ host, status: 409, code: 'identity.host-taken' })
  }
  expect((await change('south', { hosts: ['desk.example:9443'] })).status).toBe(200)
})

test('two who want the same name at the same moment do not both get it', async () => {
  const wanted = { hosts: ['wanted.example'] }
  const answers = await Promise.all([change('north', wanted), change('south', wanted)])
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
})

test('nobody takes away the name at which she works', async () => {
  await change('south', { hosts: ['office.example'] })
  const origin = { origin: 'http://office.example' }
  const { status, body } = await change('south', { hosts: [] }, origin)
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'identity.host-in-use' })
  const byCode = await change('south', { hosts: [] }, { origin: 'http://south.huawu.example' })
  expect(byCode.status).toBe(200)
})

test('a time zone nobody knows is refused, and saving what is there already changes nothing', async () => {
  expect((await change('south', { timeZone: '+08:00' })).status).toBe(422)
  const version = await versionOf('south')
  expect((await change('south', { name: 'south' })).body.version).toBe(version)
})

test('where the control schema cannot be changed, no entry says that it was', async () => {
  const north = organisationOf(here, 'north')
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`alter table control.organisations rename to organisations_away`)
  const before = await north.pool.query('select count(*) from audit')
  expect((await ask('north', 'PATCH', { version: north.version, name: '消失' })).status).toBe(500)
  expect(await north.pool.query('select count(*) from audit')).toMatchObject({ rows: before.rows })
  await client.query(`alter table control.organisations_away rename to organisations`)
  await client.end()
})
