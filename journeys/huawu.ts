// A real Huawu for a story: the program as `npm start` runs it, with its own PostgreSQL and an empty data folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type Huawu = {
  url: string
  /** The link that the console printed at the first start. */
  setupLink: string
  /** kill -9 of the server, as a power cut would. */
  killServer(): Promise<void>
  /** kill -9 of PostgreSQL under the running server. */
  killPostgres(): void
  /** What a person does after a crash: starts it again. */
  start(): Promise<void>
  /** Runs the command line beside the server. */
  command(...args: string[]): Promise<string>
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '..')

export async function startHuawu(surroundings: Record<string, string> = {}): Promise<Huawu> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'huawu journey 话务 '))
  const port = await freePort()
  const environment = {
    ...process.env,
    PORT: String(port),
    HUAWU_DATA: dataFolder,
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
    ...surroundings,
  }
  let server = run(environment)
  const said = await server.ready
  const setupLink = /Set it up at (\S+)/.exec(said)?.[1] ?? ''
  return {
    url: `http://127.0.0.1:${port}`,
    setupLink,
    async killServer() {
      server.process.kill('SIGKILL')
      await server.gone
    },
    killPostgres() {
      process.kill(postmasterOf(dataFolder), 'SIGKILL')
    },
    async start() {
      server = run(environment)
      await server.ready
    },
    command: (...args) => command(environment, args),
    async stop() {
      server.process.kill('SIGTERM')
      await server.gone
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

function run(environment: NodeJS.ProcessEnv): {
  process: ChildProcess
  ready: Promise<string>
  gone: Promise<void>
} {
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    env: environment,
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const gone = new Promise<void>((resolveGone) => child.once('exit', () => resolveGone()))
  const ready = new Promise<string>((resolveReady, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const isReady = said.includes('Huawu is ready at')
      // The set-up line follows in the same breath.
      if (isReady) setTimeout(() => resolveReady(said), 50)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => reject(new Error(`Huawu did not come up:\n${said}`)))
  })
  return { process: child, ready, gone }
}

function postmasterOf(dataFolder: string): number {
  const line = readFileSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]
  return Number(line)
}

function command(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> {
  return new Promise((resolveOutput, reject) => {
    const child = spawn(process.execPath, [join(root, 'server/huawu.ts'), ...args], {
      env: environment,
      cwd: root,
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.once('exit', (code) => (code === 0 ? resolveOutput(output) : reject(new Error(output))))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
