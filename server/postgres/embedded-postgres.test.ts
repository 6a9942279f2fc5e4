import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts'
import { postgresProcessesOn } from './processes.ts'

const root = mkdtempSync(join(tmpdir(), 'huawu-postgres-'))
chmodSync(root, 0o700)
const folder = join(root, '数据 与 spaces', 'a-name-longer-than-a-socket-path-may-be'.repeat(3))
const cluster = join(folder, 'postgres', 'cluster')
const running = new Set<EmbeddedPostgres>()
const killed: ChildProcess[] = []

afterEach(async () => {
  await Promise.all([...running].map((it) => it.stop()))
  running.clear()
})

afterAll(() => {
  for (const child of killed) child.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder, ...options })
  running.add(postgres)
  return postgres
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
}

// Another process that starts the same database and is then killed, as a power failure of Huawu alone.
async function startElsewhereAndKill(): Promise<void> {
  const program = `
    const { startEmbeddedPostgres } = await import(process.argv[1])
    const { port } = await startEmbeddedPostgres({ folder: process.argv[2] })
    console.log('port', port)`
  const door = new URL('./index.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, door, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  killed.push(child)
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('the first start makes a database that holds Chinese, durable, for two roles', async () => {
  const progress: string[] = []
  const postgres = await start({ onProgress: (sentence) => progress.push(sentence) })
  expect(progress).toEqual(['Making the database'])
  expect(await query(postgres.ownerUrl, 'create table kept (word text)')).toEqual([])
  expect(await query(postgres.ownerUrl, `insert into kept values ('话务') returning word`)).toEqual([
    { word: '话务' },
  ])
  expect(
    await query(
      postgres.applicationUrl,
      `select current_user::text as role, rolsuper, rolcreatedb, current_setting('fsync') as fsync,
              (select datctype from pg_database where datname = 'postgres') as ctype
       from pg_roles where rolname = current_user`,
    ),
  ).toEqual([
    { role: 'huawu_application', rolsuper: false, rolcreatedb: false, fsync: 'on', ctype: 'C.UTF-8' },
  ])
})

test('only its owner may read the passwords, and nobody comes in without', async () => {
  const postgres = await start()
  expect(statSync(join(folder, 'postgres', 'access.json')).mode & 0o777).toBe(0o600)
  const withoutPassword = postgres.ownerUrl.replace(/:[^:@/]+@/, '@')
  await expect(query(withoutPassword, 'select 1')).rejects.toThrow()
})

test('after a stop no process is left, and the next start has the same port and data', async () => {
  const first = await start()
  await first.stop()
  expect(postgresProcessesOn(cluster)).toEqual([])
  const second = await start()
  expect(second.port).toBe(first.port)
  expect(await query(second.ownerUrl, 'select word from kept')).toEqual([{ word: '话务' }])
})

test('a killed Huawu leaves a database behind; the next start replaces it', async () => {
  await startElsewhereAndKill()
  const orphan = postmasterPid()
  expect(postgresProcessesOn(cluster)).toContain(orphan)
  const progress: string[] = []
  const postgres = await start({ onProgress: (sentence) => progress.push(sentence) })
  expect(progress).toEqual(['Stopping the database that a killed Huawu left behind'])
  expect(postgresProcessesOn(cluster)).not.toContain(orphan)
  expect(await query(postgres.ownerUrl, 'select word from kept')).toEqual([{ word: '话务' }])
})

test('a number left in postmaster.pid that now belongs to a stranger hinders nobody and harms no stranger', async () => {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', cwd: cluster })
  killed.push(stranger)
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${stranger.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n1 1\nready   \n`,
  )
  const postgres = await start()
  expect(await query(postgres.ownerUrl, 'select word from kept')).toEqual([{ word: '话务' }])
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
})

test('a killed PostgreSQL comes back on its port with every acknowledged row', async () => {
  let recovered: () => void = () => {}
  const recovery = new Promise<void>((resolve) => (recovered = resolve))
  const crashes: string[] = []
  const postgres = await start({ onCrash: (reason) => crashes.push(reason), onRecovery: () => recovered() })
  await query(postgres.ownerUrl, `insert into kept values ('在崩溃之前')`)
  process.kill(postmasterPid(), 'SIGKILL')
  await recovery
  expect(crashes).toEqual(['it got SIGKILL'])
  expect(await query(postgres.ownerUrl, `select word from kept where word = '在崩溃之前'`)).toHaveLength(1)
})

test('a stop asked for while PostgreSQL is coming back leaves no process', async () => {
  const postgres = await start()
  process.kill(postmasterPid(), 'SIGKILL')
  await pause(30)
  await postgres.stop()
  expect(postgresProcessesOn(cluster)).toEqual([])
})

test('a port that a stranger took meanwhile is exchanged for another', async () => {
  const before = await start()
  await before.stop()
  const stranger = createServer().listen(before.port, '127.0.0.1')
  await once(stranger, 'listening')
  const after = await start()
  expect(after.port).not.toBe(before.port)
  expect(await query(after.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  stranger.close()
})

test('a second Huawu on the same data folder is refused, the command line may join in', async () => {
  const first = await start()
  await expect(start({ patienceMs: 100 })).rejects.toThrow(
    `Another Huawu (process ${process.pid}) already runs on the data folder`,
  )
  const joined = await startEmbeddedPostgres({ folder, whenRunning: 'join' })
  await joined.stop()
  expect(await query(joined.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(joined.ownerUrl).toBe(first.ownerUrl)
})

test('a data folder that cannot be written is refused in one sentence', async () => {
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o500 })
  writeFileSync(join(root, 'a-file'), '')
  // Root may write everywhere but below a file.
  const target = process.getuid?.() === 0 ? join(root, 'a-file', 'data') : join(closed, 'data')
  await expect(startEmbeddedPostgres({ folder: target })).rejects.toMatchObject({
    name: 'StartFailure',
    code: 'data-folder-not-writable',
    message: expect.stringMatching(
      /^Huawu cannot write to its data folder .*HUAWU_DATA to another folder\.$/,
    ),
  })
})

test('data of another PostgreSQL version is refused in one sentence', async () => {
  const old = join(root, 'old')
  mkdirSync(join(old, 'postgres', 'cluster'), { recursive: true })
  writeFileSync(join(old, 'postgres', 'cluster', 'PG_VERSION'), '14\n')
  await expect(startEmbeddedPostgres({ folder: old })).rejects.toThrow(
    /was made by PostgreSQL 14 and this Huawu brings/,
  )
})

test('passwords that do not fit the data are told as such', async () => {
  const file = join(folder, 'postgres', 'access.json')
  const kept = readFileSync(file, 'utf8')
  writeFileSync(file, kept.replace(/"ownerPassword": "[^"]+"/, '"ownerPassword": "wrong"'))
  await expect(start()).rejects.toThrow(/restore access.json/)
  writeFileSync(file, kept)
  expect(postgresProcessesOn(cluster)).toEqual([])
})
