// The database goes away under a running house and comes back: nothing is pretended, nothing has to be restarted.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '#platform/action'
import { databaseUrl } from '#platform/database'
import { givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import { type House, newHouse } from './house-for-tests.ts'
import { setUp } from './setup.ts'

/** The line between Huawu and PostgreSQL, to be cut and mended. */
class Line {
  private server: Server | undefined
  private readonly sockets = new Set<Socket>()
  private readonly target: number
  port = 0

  constructor(target: number) {
    this.target = target
  }

  async mend(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.target, '127.0.0.1')
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(from)
        from.pipe(to)
        from.on('error', () => to.destroy())
        from.on('close', () => to.destroy())
      }
    }).listen(this.port, '127.0.0.1')
    await once(this.server, 'listening')
    const address = this.server.address() as AddressInfo
    this.port = address.port
  }

  async cut(): Promise<void> {
    const { server } = this
    if (!server) return
    server.close()
    for (const socket of this.sockets) socket.destroy()
    this.sockets.clear()
    await once(server, 'close')
    this.server = undefined
  }
}

let given: GivenDatabase
let line: Line
let house: House
beforeAll(async () => {
  given = await givenDatabase(postgresOfRun().ownerUrl)
  const direct = new URL(databaseUrl(postgresOfRun().applicationUrl, given.name))
  line = new Line(Number(direct.port))
  await line.mend()
  direct.port = String(line.port)
  house = await newHouse(direct.toString(), given.url)
  await setUp(house.organisations, {
    organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
    administrator: {
      name: '管理员',
      email: 'admin@example.com',
      staffNumber: '1000',
      password: 'correct horse battery 4600',
    },
    sample: false,
  })
})
afterAll(async () => {
  await house.close()
  await line.cut()
  await given.drop()
})

const visit = (language = 'zh-Hans') =>
  house.app.inject({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    headers: { 'accept-language': language },
    payload: { language: 'zh-Hans' },
  })

test('while it is away a request is told so, and afterwards all goes on by itself', async () => {
  expect((await visit()).statusCode).toBe(200)
  await line.cut()
  for (const [language, words] of [
    ['zh-CN', '请'],
    ['zh-TW', '請'],
    ['en', 'try again'],
  ] as const) {
    const answer = await visit(language)
    expect(answer.json()).toMatchObject({ status: 503, code: 'protocol.unavailable' })
    expect(answer.json()).toMatchObject({ title: expect.stringContaining(words) })
  }
  const healthy = await house.app.inject({ url: '/healthz' })
  expect(healthy.statusCode).toBe(200)

  await line.mend()
  expect((await visit()).statusCode).toBe(200)

  // What another process tells is heard again, too.
  const [organisation] = house.organisations.all()
  const heard: string[] = []
  organisation?.feed.subscribe((events) => heard.push(...events.map(({ type }) => type)))
  const elsewhere = `insert into events (id, at, type, version, actor_kind, data)
                     values ($1, now(), 'test.elsewhere', 1, 'system', '{}')`
  const tellFromElsewhere = async () => {
    await organisation?.pool.query(elsewhere, [newId()])
    expect(heard).toContain('test.elsewhere')
  }
  await vi.waitFor(tellFromElsewhere, { timeout: 15_000, interval: 300 })
})

test('a request that is under way when the line is cut is told so, too', async () => {
  const [organisation] = house.organisations.all()
  const holder = await organisation?.pool.connect()
  await holder?.query('begin')
  await holder?.query('lock table visitors in access exclusive mode')
  const answer = visit()
  await vi.waitFor(async () => {
    const waiting = await organisation?.pool.query(
      `select from pg_stat_activity where wait_event_type = 'Lock'`,
    )
    expect(waiting?.rowCount).toBeGreaterThan(0)
  })
  await line.cut()
  holder?.release(true)
  expect((await answer).json()).toMatchObject({ status: 503, code: 'protocol.unavailable' })
  await line.mend()
  await vi.waitFor(async () => expect((await visit()).statusCode).toBe(200), { timeout: 15_000 })
})
