// Real starts and real ends: the program as a process of its own, on a database of its own.
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { postgresProcessesOn } from '#platform/postgres'
import { endSpawned, type SpawnedHuawu, spawnHuawu, unusedPort } from '#platform/testing'

const root = mkdtempSync(join(tmpdir(), 'huawu-main-'))
const folder = join(root, '数据 of a house')
const cluster = join(folder, 'postgres', 'cluster')
const patience = { timeout: 60_000, interval: 50 }

let port = 0
beforeAll(async () => {
  port = await unusedPort()
})
afterEach(endSpawned)
afterAll(async () => {
  for (const pid of postgresProcessesOn(cluster)) process.kill(pid, 'SIGQUIT')
  await vi.waitFor(() => expect(postgresProcessesOn(cluster)).toEqual([]), patience)
  rmSync(root, { recursive: true, force: true })
}, 90_000)

const spawnServer = (environment: Record<string, string> = {}) =>
  spawnHuawu('main.ts', { HUAWU_DATA: folder, PORT: String(port), ...environment })

async function startServer(): Promise<SpawnedHuawu> {
  const huawu = spawnServer()
  await huawu.hasSaid(`Huawu is ready at http://127.0.0.1:${port}\n`)
  return huawu
}

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)

function ownerOfEmbedded(database: string): pg.Client {
  const text = readFileSync(join(folder, 'postgres', 'access.json'), 'utf8')
  const access: { port: number; ownerPassword: string } = JSON.parse(text)
  return new pg.Client({
    connectionString: `postgres://huawu_owner:${access.ownerPassword}@127.0.0.1:${access.port}/${database}`,
  })
}

async function asOwner<Result>(
  work: (owner: pg.Client) => Promise<Result>,
  database = 'postgres',
): Promise<Result> {
  const owner = ownerOfEmbedded(database)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const postmasterPid = () => Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
const postgresIsGone = () => expect(postgresProcessesOn(cluster)).toEqual([])

describe('one house, started and ended in every way', { timeout: 120_000 }, () => {
  let setupKey = ''

  test('a first start shows what it does, and where it is ready and can be set up', async () => {
    const huawu = await startServer()
    await huawu.hasSaid('/setup?key=')
    setupKey = /\/setup\?key=(\S+)/.exec(huawu.stdout())?.[1] ?? ''
    expect(huawu.stdout().split('\n').slice(0, 3)).toEqual([
      'Making the database',
      'Bringing the database up to date',
      `Huawu is ready at http://127.0.0.1:${port}`,
    ])
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' })
    const metrics = await get('/metrics')
    expect(metrics.headers.get('content-type')).toContain('text/plain')
    expect(await metrics.text()).toMatch(/huawu_http_request_seconds_count\{.*route="\/readyz".*\} 1/)
    huawu.kill('SIGTERM')
    expect(await huawu.ended).toBe(0)
    expect(huawu.stderr()).toBe('')
    postgresIsGone()
  })

  test('what is under way when it is told to stop is finished and answered', async () => {
    const huawu = await startServer()
    await asOwner(async (owner) => {
      // The set-up has to write its organisation here: it is under way for as long as we hold this lock.
      await owner.query('begin')
      await owner.query('lock table control.organisations in share mode')
      const answer = setUp(setupKey)
      await vi.waitFor(async () => {
        // Inside a transaction the first look at who does what is kept.
        await owner.query('select pg_stat_clear_snapshot()')
        const { rows } = await owner.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into control.%'`,
        )
        expect(rows).toHaveLength(1)
      }, patience)
      huawu.kill('SIGTERM')
      await huawu.hasSaid('Stopping: finishing what is under way')
      await vi.waitFor(() => expect(get('/healthz')).rejects.toThrow(), patience)
      await owner.query('commit')
      expect((await answer).status).toBe(200)
    })
    expect(await huawu.ended).toBe(0)
    expect(huawu.stderr()).toBe('')
    postgresIsGone()
  })

  test('Ctrl-C twice is one stop in good order', async () => {
    const huawu = await startServer()
    expect(await (await get('/api/v1/setup')).json()).toEqual({ done: true })
    huawu.kill('SIGINT')
    huawu.kill('SIGINT')
    await huawu.hasSaid('Stopping')
    huawu.kill('SIGINT')
    expect(await huawu.ended).toBe(0)
    expect(huawu.stdout().match(/Stopp/g)).toHaveLength(2)
    expect(huawu.stderr()).toBe('')
    postgresIsGone()
  })

  test('after kill -9 the next start clears up by itself and everything is still there', async () => {
    const killed = await startServer()
    killed.kill('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    const orphan = postmasterPid()
    expect(postgresProcessesOn(cluster)).toContain(orphan)

    const huawu = await startServer()
    expect(huawu.stdout()).toContain('Stopping the database that a killed Huawu left behind')
    expect(postgresProcessesOn(cluster)).not.toContain(orphan)
    expect((await signIn()).status).toBe(200)
    huawu.kill('SIGHUP')
    expect(await huawu.ended).toBe(0)
    postgresIsGone()
  })

  test('a port that is taken is named, and no database stays behind', async () => {
    const stranger = createServer().listen(port, '127.0.0.1')
    await once(stranger, 'listening')
    await refused(spawnServer(), new RegExp(`^Port ${port} is already taken`))
    stranger.close()
    await once(stranger, 'close')
    postgresIsGone()
  })

  test('a database that is newer than the program is not touched', async () => {
    const huawu = await startServer()
    await asOwner(async (owner) => {
      await owner.query(`insert into public.migrations (name, hash) values ('20990101T0000-future.sql', 'x')`)
    }, 'postgres_main')
    huawu.kill('SIGTERM')
    await huawu.ended
    await refused(spawnServer(), /^The database is newer than this program: .*20990101T0000-future\.sql/)
    postgresIsGone()
  })
})

/** One clear sentence, and an end that scripts notice. */
async function refused(huawu: SpawnedHuawu, sentence: RegExp): Promise<void> {
  const how = await huawu.ended
  expect(huawu.stderr()).toMatch(sentence)
  expect(huawu.stderr()).toMatch(/^[^\n]+\.\n$/)
  expect(how).toBe(1)
  expect(huawu.stdout()).not.toContain('ready')
}

const administrator = { login: 'admin@example.com', password: 'correct horse battery 4600' }

const setUp = (key: string) =>
  post('/api/v1/setup', {
    key,
    organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
    administrator: {
      name: '管理员',
      email: administrator.login,
      staffNumber: '1000',
      password: administrator.password,
    },
    sample: false,
  })

const signIn = () => post('/api/v1/session', administrator)

const post = (path: string, body: unknown) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('what cannot start says why in one sentence', { timeout: 60_000 }, () => {
  const aFile = join(root, 'a-file')
  test.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { PORT: 'nonsense' }, /^PORT is "nonsense"/],
    ['a secret that is too short', { HUAWU_SECRET: 'short' }, /^HUAWU_SECRET is too short/],
    ['half an S3', { S3_BUCKET: 'files' }, /^S3_BUCKET is set, but missing/],
    [
      'a data folder below a file',
      { HUAWU_DATA: join(aFile, 'data') },
      /^The data folder .* cannot be written/,
    ],
    [
      'a database that nobody answers for',
      { DATABASE_URL: 'postgres://huawu:hunter2@127.0.0.1:1/huawu' },
      /^The database huawu at 127\.0\.0\.1:1 cannot be reached: (?!.*hunter2)/,
    ],
    ['a host that this machine is not', { HOST: '192.0.2.1' }, /^This machine has no address 192\.0\.2\.1/],
    ['a host that does not exist', { HOST: 'huawu.invalid' }, /^This machine has no address huawu\.invalid/],
  ])('%s', async (name, environment, sentence) => {
    writeFileSync(aFile, '')
    const data = join(root, name)
    await refused(spawnServer({ HUAWU_DATA: data, ...environment }), sentence)
    expect(postgresProcessesOn(join(data, 'postgres', 'cluster'))).toEqual([])
  })
})
