// Huawu as a process of its own, the way people run it: for what only a real start and a real end can prove.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type SpawnedHuawu = {
  pid: number
  stdout(): string
  stderr(): string
  /** Resolves when it has printed this; rejects with all it said when it ends without. */
  hasSaid(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** How it ended: an exit code, or the name of the signal. */
  ended: Promise<number | NodeJS.Signals>
}

const running = new Set<ChildProcess>()

/** `program` is `main.ts` or `huawu.ts`; it sees nothing of our own environment but the way to Node. */
export function spawnHuawu(
  program: 'main.ts' | 'huawu.ts',
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): SpawnedHuawu {
  const child = spawn(process.execPath, [join(root, 'server', program), ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(root, '.runtime', 'compiled'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals)[]) => {
    running.delete(child)
    return code ?? signal ?? 0
  })
  return {
    pid: child.pid ?? -1,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    kill: (signal) => void child.kill(signal),
    ended,
    hasSaid: (text) =>
      new Promise((resolve, reject) => {
        const look = () => said.stdout.includes(text) && resolve()
        child.stdout.on('data', look)
        void ended.then((how) => reject(new Error(`ended with ${how}: ${said.stdout}${said.stderr}`)))
        look()
      }),
  }
}

/** For `afterAll`: nothing that a failed test started stays behind. */
export async function endSpawned(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM')
      await once(child, 'close')
    }),
  )
}

/** A port that nobody listens on at this moment. */
export async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
