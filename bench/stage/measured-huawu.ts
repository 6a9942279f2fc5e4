// A Huawu of its own for a measurement: the server as a process beside us, with its own PostgreSQL and no history.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type AnswerOf } from '#protocol'
import { doSetup, signIn } from '#identity/core'
import { type Credentials, type FrontDoor, openFrontDoor } from '#simulator'
import { portNobodyUses } from './started-huawu.ts'

export type MeasuredHuawu = {
  url: string
  door: FrontDoor
  /** The administrator's session. */
  administrator: Credentials
  accounts: AnswerOf<typeof doSetup>['sampleAccounts']
  /** The organisation's database, as its owner: for bulk, and for what the database counts. */
  database: pg.Pool
  serverPid(): number
  postmasterPid(): number
  killServer(): Promise<void>
  killPostgres(): void
  /** After a kill, on the same data. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

export async function startMeasuredHuawu(
  options: { nodeArguments?: readonly string[] } = {},
): Promise<MeasuredHuawu> {
  const data = mkdtempSync(join(tmpdir(), 'huawu-bench-'))
  const port = await portNobodyUses()
  const url = `http://127.0.0.1:${port}`
  const run = () => runServer(port, data, options.nodeArguments ?? [])
  let server = await run()
  const door = openFrontDoor(url)
  const { accounts, administrator } = await setUpThere(door, server.said)
  const database = await openDatabase(data)
  return {
    url,
    door,
    administrator,
    accounts,
    database,
    serverPid: () => server.child.pid ?? -1,
    postmasterPid: () => postmasterOf(data),
    async killServer() {
      server.child.kill('SIGKILL')
      await server.gone
    },
    killPostgres: () => process.kill(postmasterOf(data), 'SIGKILL'),
    async startAgain() {
      server = await run()
    },
    async stop() {
      door.close()
      await database.end()
      server.child.kill('SIGTERM')
      await server.gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

type Server = { child: ChildProcess; said: string; gone: Promise<unknown> }

async function runServer(port: number, data: string, nodeArguments: readonly string[]): Promise<Server> {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^HUAWU_|^DATABASE_/i.test(name))
  const child = spawn(process.execPath, [...nodeArguments, join(root, 'server/main.ts')], {
    cwd: root,
    // Visitors and agents come from many addresses: we are the proxy that says which.
    env: { ...Object.fromEntries(kept), PORT: String(port), HUAWU_DATA: data, TRUST_PROXY: 'loopback' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      // The set-up line follows in the same breath.
      if (said.includes('Huawu is ready at')) setTimeout(resolve, 100)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => reject(new Error(`Huawu did not come up:\n${said}`)))
  })
  await ready
  return { child, said, gone }
}

async function setUpThere(
  door: FrontDoor,
  said: string,
): Promise<Pick<MeasuredHuawu, 'accounts' | 'administrator'>> {
  const key = /\/setup\?key=(\S+)/.exec(said)?.[1] ?? ''
  const password = randomUUID()
  const administrator = { name: '管理员', email: 'bench@example.com', staffNumber: '1000', password }
  const { sampleAccounts } = await door.call(
    doSetup,
    {
      body: {
        key,
        organisation: { name: '测量中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
        administrator,
        sample: true,
      },
    },
    {},
  )
  const { cookie } = await door.enter(signIn, { body: { login: '1000', password } }, {})
  return { accounts: sampleAccounts, administrator: { cookie } }
}

/** The password stands in the data folder, for its owner only; the data folder is ours. */
async function openDatabase(data: string): Promise<pg.Pool> {
  const { port, ownerPassword }: { port: number; ownerPassword: string } = JSON.parse(
    readFileSync(join(data, 'postgres', 'access.json'), 'utf8'),
  )
  const urlOf = (name: string) => `postgres://huawu_owner:${ownerPassword}@127.0.0.1:${port}/${name}`
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  const { rows } = await client.query<{ database_name: string }>(
    'select database_name from control.organisations',
  )
  await client.end()
  const pool = new pg.Pool({ connectionString: urlOf(rows[0]?.database_name ?? ''), max: 4 })
  // It is killed on purpose in some measurements.
  pool.on('error', () => undefined)
  return pool
}

function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}
