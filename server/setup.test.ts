import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventKinds, gatekeeper, routes, scopeOf, signals } from '#house'
import { readConfig } from '#platform/config'
import { databaseAccess, databaseUrl } from '#platform/database'
import { openServer } from '#platform/http'
import { openLog } from '#platform/log'
import { openOrganisations, type Organisations } from '#platform/organisations'
import { openStorage } from '#platform/storage'
import { givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import { languages, type Problem } from '#protocol'
import { offerSetup } from './setup.ts'

type House = {
  given: GivenDatabase
  organisations: Organisations
  app: FastifyInstance
  key: string
  folder: string
  close(): Promise<void>
}

/** A Huawu that nobody has set up, on a database of its own. */
async function newHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'huawu-setup-'))
  const config = readConfig({ HUAWU_DATA: folder }, [])
  const log = openLog('silent')
  const given = await givenDatabase(postgresOfRun().ownerUrl)
  const applicationUrl = databaseUrl(postgresOfRun().applicationUrl, given.name)
  const organisations = await openOrganisations({
    access: await databaseAccess(applicationUrl, given.url),
    processId: randomUUID(),
    log,
    clock: () => new Date(),
    url: config.url,
    secret: 'a secret of tests',
    poolSize: 4,
    eventKinds,
    scopeOf,
    storageOf: (code) => openStorage(config.storage, folder, code),
    reactionsTo: () => [],
  })
  const setup = offerSetup(organisations, config)
  const app = await openServer({
    organisations,
    gatekeeper,
    routes,
    signals,
    setup: setup.register,
    log,
    url: config.url,
    trustProxy: false,
    version: 'test',
    isReady: () => Promise.resolve(true),
    gauges: [],
  })
  return {
    given,
    organisations,
    app,
    folder,
    key: new URL(setup.address ?? '').searchParams.get('key') ?? '',
    async close() {
      await app.close()
      await organisations.close()
      await given.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const password = 'correct horse battery 4600'
const wanted = {
  organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
  administrator: { name: '管理员', email: 'admin@example.com', staffNumber: '1000', password },
  sample: false,
}

const ask = (house: House, options: InjectOptions) =>
  house.app.inject({ ...options, headers: { host: '127.0.0.1:4600', ...options.headers } })

const setUp = (house: House, body: object, headers: Record<string, string> = {}) =>
  ask(house, { method: 'POST', url: '/api/v1/setup', payload: body, headers })

describe('before the first visit', () => {
  let house: House
  beforeAll(async () => {
    house = await newHouse()
    await house.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => house.close())

  test.each(
    routes.map(({ endpoint }) => [endpoint.method, endpoint.path.replaceAll(/:\w+/g, randomUUID())] as const),
  )('%s %s opens nothing', async (method, path) => {
    const answer = await ask(house, { method, url: `/api/v1${path}` })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'protocol.set-up-first' })
  })

  test('no socket is opened', async () => {
    await expect(house.app.injectWS('/api/v1/realtime')).rejects.toThrow('401')
  })

  test('a stranger with a wrong key makes nothing', async () => {
    for (const key of ['', 'x', house.key.slice(1), `${house.key}x`, house.key.toUpperCase()]) {
      const answer = await setUp(house, { ...wanted, key })
      expect(answer.json()).toMatchObject({ status: 403, code: 'protocol.wrong-setup-key' })
    }
    expect(await house.given.names()).toEqual([house.given.name])
    expect((await ask(house, { url: '/api/v1/setup' })).json()).toEqual({ done: false })
  })

  test('a page of another site cannot do it', async () => {
    const headers = { cookie: 'a=b', origin: 'https://evil.example' }
    const answer = await setUp(house, { ...wanted, key: house.key }, headers)
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
    const answer = await setUp(house, broken, { 'accept-language': language })
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
    const answer = await setUp(house, { ...wanted, ...change, key: house.key })
    expect(answer.statusCode).toBe(status)
    expect((await ask(house, { url: '/api/v1/setup' })).json()).toEqual({ done: false })
  })
})

describe('a set-up that is cut off before its end', () => {
  let house: House
  beforeAll(async () => {
    house = await newHouse()
  })
  afterAll(() => house.close())

  test('is refused with a number, and done anew with other words the next time', async () => {
    const owner = new pg.Client({ connectionString: house.given.url })
    await owner.connect()
    await owner.query('alter table control.organisations add constraint not_yet check (false)')
    const first = await setUp(house, { ...wanted, key: house.key, sample: true })
    expect(first.json()).toMatchObject({ status: 500, code: 'protocol.failed' })
    await owner.query('alter table control.organisations drop constraint not_yet')
    await owner.end()
    expect((await ask(house, { url: '/api/v1/setup' })).json()).toEqual({ done: false })

    const administrator = { ...wanted.administrator, email: 'other@example.com' }
    const second = await setUp(house, { ...wanted, administrator, key: house.key })
    expect(second.json()).toEqual({ signInWith: 'other@example.com', sampleAccounts: [] })
    const [organisation] = house.organisations.all()
    const people = await organisation?.pool.query('select email from people')
    expect(people?.rows).toEqual([{ email: 'other@example.com' }])
  })

  test('a database that somebody else keeps is never touched', async () => {
    const owner = new pg.Client({ connectionString: house.given.url })
    await owner.connect()
    await owner.query(`create database ${house.given.name}_kept`)
    await owner.end()
    const making = house.organisations.create(
      { name: '别人的', code: 'kept', language: 'zh-Hans', timeZone: 'Asia/Shanghai', hosts: [] },
      () => Promise.resolve(),
    )
    await expect(making).rejects.toThrow('belongs to no organisation here')
    expect(await house.given.names()).toContain(`${house.given.name}_kept`)
  })
})

describe('the first visit', () => {
  type Account = { name: string; staffNumber: string; password: string; role: string; team: string }
  let house: House
  let accounts: Account[]
  beforeAll(async () => {
    house = await newHouse()
  })
  afterAll(() => house.close())

  test('a double click makes one organisation, and both get its accounts', async () => {
    const keyFile = join(house.folder, 'setup-key')
    expect(readFileSync(keyFile, 'utf8').trim()).toBe(house.key)
    const body = { ...wanted, key: house.key, sample: true }
    const [one, two] = await Promise.all([setUp(house, body), setUp(house, body)])
    expect([one.statusCode, two.statusCode]).toEqual([200, 200])
    expect(two.json()).toEqual(one.json())
    const done: { sampleAccounts: Account[] } = one.json()
    accounts = done.sampleAccounts
    expect(await house.given.names()).toEqual([house.given.name, `${house.given.name}_main`])
    expect(existsSync(keyFile)).toBe(false)
  })

  test('the key works no second time', async () => {
    const organisation = { ...wanted.organisation, code: 'second' }
    const answer = await setUp(house, { ...wanted, organisation, key: house.key })
    expect(answer.json()).toMatchObject({ status: 409, code: 'protocol.already-set-up' })
    expect(await house.given.names()).toHaveLength(2)
  })

  const signIn = async (login: string, secret: string) => {
    const answer = await ask(house, {
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
      const answer = await ask(house, { url: `/api/v1${path}`, headers: { cookie } })
      const { items }: { items: { name: string; level?: string }[] } = answer.json()
      return items
    }
    const units = await list('/units')
    expect(units.filter(({ level }) => level === 'team').map(({ name }) => name)).toHaveLength(2)
    expect(units.map(({ level }) => level)).toEqual(expect.arrayContaining(['centre', 'site', 'group']))
    expect(await list('/skills')).toHaveLength(3)
    expect(await list('/queues')).toHaveLength(2)
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
