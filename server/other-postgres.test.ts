// A PostgreSQL that somebody else runs: each way of being let in, on the oldest one that is promised, too.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Organisation } from '#platform/organisations'
import { givenDatabase, postgresOfRun, unusedPort } from '#platform/testing'
import { type House, newHouse } from './house-for-tests.ts'
import { setUp } from './setup.ts'

type Server = { superuserUrl: string; stop(): Promise<void> }

const debian15 = '/usr/lib/postgresql/15/bin'

/** The user that PostgreSQL consents to run as. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, , uid, gid] = /^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

async function startDebian15(): Promise<Server> {
  const user = ordinaryUser()
  const folder = mkdtempSync(join(tmpdir(), 'huawu-postgres-15-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const asUser = { cwd: folder, ...user }
  const made = spawnSync(
    join(debian15, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--locale=C.UTF-8', '--no-sync'],
    { ...asUser, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const port = await unusedPort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
  ]
  const postmaster = spawn(
    join(debian15, 'postgres'),
    ['-D', data, ...settings.flatMap((it) => ['-c', it])],
    {
      ...asUser,
      stdio: 'ignore',
    },
  )
  await vi.waitFor(() => expect(readFileSync(join(data, 'postmaster.pid'), 'utf8')).toContain('ready'), {
    timeout: 30_000,
  })
  return {
    superuserUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      postmaster.kill('SIGINT')
      await once(postmaster, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ofRun = async (): Promise<Server> => ({
  superuserUrl: postgresOfRun().ownerUrl,
  stop: () => Promise.resolve(),
})

const servers: [string, () => Promise<Server>, boolean][] = [
  ['the PostgreSQL of this run', ofRun, true],
  ['PostgreSQL 15 of Debian', startDebian15, existsSync(debian15)],
]

const wanted = {
  organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
  administrator: {
    name: '管理员',
    email: 'admin@example.com',
    staffNumber: '1000',
    password: 'correct horse battery 4600',
  },
  sample: true,
} as const

describe.each(servers)('on %s', (_name, start, isThere) => {
  let server: Server
  beforeAll(async () => {
    if (isThere) server = await start()
  }, 60_000)
  afterAll(() => server?.stop())

  async function asSuperuser(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server.superuserUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }

  function urlAs(url: string, user: string): string {
    const changed = new URL(url)
    changed.username = user
    changed.password = 'secret'
    return changed.toString()
  }

  type Way = {
    letIn(given: { name: string; url: string }): Promise<{ url: string; ownerUrl?: string }>
    databases(name: string): string[]
    refusal: string
  }
  const ownDatabase = (name: string) => [name, `${name}_main`]
  const ways: [string, Way][] = [
    [
      'a superuser steps down to a role without rights over the logs',
      { letIn: async ({ url }) => ({ url }), databases: ownDatabase, refusal: '42501' },
    ],
    [
      'an owner apart migrates, and the application serves',
      {
        letIn: async ({ name, url }) => {
          await asSuperuser(`create role ${name}_owner login createdb password 'secret'`)
          await asSuperuser(`create role ${name}_served login password 'secret'`)
          await asSuperuser(`alter database ${name} owner to ${name}_owner`)
          return { url: urlAs(url, `${name}_served`), ownerUrl: urlAs(url, `${name}_owner`) }
        },
        databases: ownDatabase,
        refusal: '42501',
      },
    ],
    [
      'a user who may make no databases keeps the one organisation in the given one',
      {
        letIn: async ({ name, url }) => {
          await asSuperuser(`create role ${name}_owner login password 'secret'`)
          await asSuperuser(`alter database ${name} owner to ${name}_owner`)
          return { url: urlAs(url, `${name}_owner`) }
        },
        databases: (name) => [name],
        // She owns the tables; what holds her back is the trigger.
        refusal: '42501',
      },
    ],
  ]

  test.runIf(isThere).each(ways)(
    '%s',
    async (_way, { letIn, databases, refusal }) => {
      const given = await givenDatabase(server.superuserUrl)
      const { url, ownerUrl } = await letIn(given)
      const house = await newHouse(url, ownerUrl)
      await setUp(house.organisations, wanted)
      expect(await given.names()).toEqual(databases(given.name))

      const [organisation] = house.organisations.all()
      for (const statement of ['update audit set action = action', 'delete from events']) {
        await expect(organisation?.pool.query(statement)).rejects.toMatchObject({ code: refusal })
      }
      expect(await oneMessageThrough(house, organisation)).toBe('我的订单还没有到，想退货')
      await house.close()

      const again = await newHouse(url, ownerUrl)
      expect(again.organisations.all().map(({ code }) => code)).toEqual(['main'])
      await again.close()
      await given.drop()
    },
    60_000,
  )

  test.runIf(isThere)('without the right to make databases there is no second organisation', async () => {
    const given = await givenDatabase(server.superuserUrl)
    await asSuperuser(`create role ${given.name} login password 'secret'`)
    await asSuperuser(`alter database ${given.name} owner to ${given.name}`)
    const house = await newHouse(urlAs(given.url, given.name))
    await setUp(house.organisations, { ...wanted, sample: false })
    const second = { ...wanted, organisation: { ...wanted.organisation, code: 'second' } }
    await expect(setUp(house.organisations, second)).rejects.toThrow('room for one organisation only')
    const people = await house.organisations.all()[0]?.pool.query('select from people')
    expect(people?.rowCount).toBe(1)
    await house.close()
    await given.drop()
  })
})

async function oneMessageThrough(house: House, organisation: Organisation | undefined): Promise<unknown> {
  const visitor = await house.app.inject({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    payload: { language: 'zh-Hans' },
  })
  const { token }: { token: string } = visitor.json()
  await house.app.inject({
    method: 'POST',
    url: '/api/v1/widget/conversations',
    headers: { 'x-huawu-visitor': token },
    payload: {
      clientId: '01938f2a-0000-7000-8000-00000000c1d1',
      text: '我的订单还没有到，想退货',
      language: 'zh-Hans',
      page: { url: 'https://shop.example/', title: '商店' },
    },
  })
  const messages = await organisation?.pool.query<{ text: string }>('select text from messages')
  return messages?.rows[0]?.text
}
