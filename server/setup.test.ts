import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
// Gives the server its `injectWS`.
import type {} from '@fastify/websocket'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#house'
import { databaseUrl } from '#platform/database'
import { givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import { languages, type Problem } from '#protocol'
import { type House, newHouse } from './house-for-tests.ts'

const password = 'correct horse battery 4600'
const wanted = {
  organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
  administrator: { name: '管理员', email: 'admin@example.com', staffNumber: '1000', password },
  sample: false,
}

let given: GivenDatabase
let house: House
async function open(): Promise<void> {
  given = await givenDatabase(postgresOfRun().ownerUrl)
  house = await newHouse(databaseUrl(postgresOfRun().applicationUrl, given.name), given.url)
}
async function close(): Promise<void> {
  await house.close()
  await given.drop()
}

const ask = (options: InjectOptions) =>
  house.app.inject({ ...options, headers: { host: '127.0.0.1:4600', ...options.headers } })

const setUp = (body: object, headers: Record<string, string> = {}) =>
  ask({ method: 'POST', url: '/api/v1/setup', payload: body, headers })

describe('before the first visit', () => {
  beforeAll(async () => {
    await open()
    await house.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(close)

  test.each(
    routes.map(({ endpoint }) => [endpoint.method, endpoint.path.replaceAll(/:\w+/g, randomUUID())] as const),
  )('%s %s opens nothing', async (method, path) => {
    const answer = await ask({ method, url: `/api/v1${path}` })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'protocol.set-up-first' })
  })

  test('no socket is opened', async () => {
    await expect(house.app.injectWS('/api/v1/realtime')).rejects.toThrow('401')
  })

  test('a stranger with a wrong key makes nothing', async () => {
    for (const key of ['', 'x', house.key.slice(1), `${house.key}x`, house.key.toUpperCase()]) {
      const answer = await setUp({ ...wanted, key })
      expect(answer.json()).toMatchObject({ status: 403, code: 'protocol.wrong-setup-key' })
    }
    expect(await given.names()).toEqual([given.name])
    expect((await ask({ url: '/api/v1/setup' })).json()).toEqual({ done: false })
  })

  test('a page of another site cannot do it', async () => {
    const headers = { cookie: 'a=b', origin: 'https://evil.example' }
    const answer = await setUp({ ...wanted, key: house.key }, headers)
    expect(answer.json()).toMatchObject({ status: 403, code: 'protocol.wrong-origin' })
  })

  test.each(languages)('what cannot be used is told field by field in %s', async (language) => {
    const broken = {
      ...wanted,
      key: house.key,
      organisation: { ...wanted.organisation, code: 'Not A Code' },
      administrator: { ...wanted.administrator, email: 'nobody' },
      smaple: true,
    }
    const answer = await setUp(broken, { 'accept-language': language })
    const problem: Problem = answer.json()
    expect(problem).toMatchObject({ status: 422, code: 'protocol.invalid' })
    expect(problem.fields?.map(({ path, rule }) => `${path} ${rule}`).toSorted()).toEqual([
      '/administrator/email format',
      '/organisation/code format',
      '/smaple unknown',
    ])
    expect([problem.title, ...(problem.fields ?? []).map((field) => field.message)].join()).toMatch(
      { 'zh-Hans': /这|请|格式/, 'zh-Hant': /這|請|格式/, en: /^Some of what was sent/ }[language],
    )
  })

  test.each([
    [
      'a time zone that does not exist',
      { organisation: { ...wanted.organisation, timeZone: 'Mars/Base' } },
      422,
    ],
    [
      'a password that everybody knows',
      { administrator: { ...wanted.administrator, password: 'password123' } },
      422,
    ],
  ])('%s is refused, and nothing is left of it', async (_name, change, status) => {
    const answer = await setUp({ ...wanted, ...change, key: house.key })
    expect(answer.statusCode).toBe(status)
    expect((await ask({ url: '/api/v1/setup' })).json()).toEqual({ done: false })
  })
})

describe('a set-up that is cut off before its end', () => {
  beforeAll(open)
  afterAll(close)

  test('is refused with a number, and done anew with other words the next time', async () => {
    const owner = new pg.Client({ connectionString: given.url })
    await owner.connect()
    await owner.query('alter table control.organisations add constraint not_yet check (false)')
    const first = await setUp({ ...wanted, key: house.key, sample: true })
    expect(first.json()).toMatchObject({ status: 500, code: 'protocol.failed' })
    await owner.query('alter table control.organisations drop constraint not_yet')
    await owner.end()
    expect((await ask({ url: '/api/v1/setup' })).json()).toEqual({ done: false })

    const administrator = { ...wanted.administrator, email: 'other@example.com' }
    const second = await setUp({ ...wanted, administrator, key: house.key })
    expect(second.json()).toEqual({ signInWith: 'other@example.com', sampleAccounts: [] })
    const [organisation] = house.organisations.all()
    const people = await organisation?.pool.query('select email from people')
    expect(people?.rows).toEqual([{ email: 'other@example.com' }])
  })

  test('a database that somebody else keeps is never touched', async () => {
    const owner = new pg.Client({ connectionString: given.url })
    await owner.connect()
    await owner.query(`create database ${given.name}_kept`)
    await owner.end()
    const making = house.organisations.create(
      { name: '别人的', code: 'kept', language: 'zh-Hans', timeZone: 'Asia/Shanghai', hosts: [] },
      () => Promise.resolve(),
    )
    await expect(making).rejects.toThrow('belongs to no organisation here')
    expect(await given.names()).toContain(`${given.name}_kept`)
  })
})

describe('the first visit', () => {
  type Account = { name: string; staffNumber: string; password: string; role: string; team: string }
  let accounts: Account[]
  beforeAll(open)
  afterAll(close)

  test('a double click makes one organisation, and both get its accounts', async () => {
    const keyFile = join(house.folder, 'setup-key')
    expect(readFileSync(keyFile, 'utf8').trim()).toBe(house.key)
    const body = { ...wanted, key: house.key, sample: true }
    const [one, two] = await Promise.all([setUp(body), setUp(body)])
    expect([one.statusCode, two.statusCode]).toEqual([200, 200])
    expect(two.json()).toEqual(one.json())
    const done: { sampleAccounts: Account[] } = one.json()
    accounts = done.sampleAccounts
    expect(await given.names()).toEqual([given.name, `${given.name}_main`])
    expect(existsSync(keyFile)).toBe(false)
  })

  test('the key works no second time', async () => {
    const organisation = { ...wanted.organisation, code: 'second' }
    const answer = await setUp({ ...wanted, organisation, key: house.key })
    expect(answer.json()).toMatchObject({ status: 409, code: 'protocol.already-set-up' })
    expect(await given.names()).toHaveLength(2)
  })

  const signIn = async (login: string, secret: string) => {
    const answer = await ask({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: secret },
      headers: { 'user-agent': 'test' },
    })
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    return { status: answer.statusCode, me: answer.json(), cookie }
  }

  test('the sample centre has two teams, their leaders, skills and queues', async () => {
    const { cookie } = await signIn('admin@example.com', password)
    const list = async (path: string) => {
      const answer = await ask({ url: `/api/v1${path}`, headers: { cookie } })
      const { items }: { items: { name: string; level?: string }[] } = answer.json()
      return items
    }
    const units = await list('/units')
    expect(units.filter(({ level }) => level === 'team').map(({ name }) => name)).toHaveLength(2)
    expect(units.map(({ level }) => level)).toEqual(expect.arrayContaining(['centre', 'site', 'group']))
    expect(await list('/skills')).toHaveLength(3)
    expect(await list('/queues')).toHaveLength(3)
    expect(await list('/canned-replies')).toHaveLength(13)
    expect(await list('/people')).toHaveLength(accounts.length + 1)
    expect(new Set(accounts.filter(({ role }) => role === 'team-leader').map(({ team }) => team)).size).toBe(
      2,
    )
  })

  test('every account that was shown can sign in, as what it was shown', async () => {
    expect(accounts).toHaveLength(8)
    for (const account of accounts) {
      const { status, me } = await signIn(account.staffNumber, account.password)
      expect(status).toBe(200)
      expect(me).toMatchObject({ person: { name: account.name }, roles: [{ role: account.role }] })
    }
  })
})
