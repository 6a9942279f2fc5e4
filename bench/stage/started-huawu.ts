// Huawu started as people start it, by `npm start`, watched from outside.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { delimiter, dirname } from 'node:path'
import { createInterface } from 'node:readline'

export type Place = { project: string; data: string; port: number }

export type StartedHuawu = {
  readyAfterMs: number
  /** Ctrl-C as a terminal gives it; answers with the milliseconds it took. */
  stop: () => Promise<number>
  /** kill -9 of everything that `npm start` began in this group. */
  kill: () => Promise<void>
}

export async function beginHuawu({ project, data, port }: Place, args: string[] = []): Promise<StartedHuawu> {
  const begun = performance.now()
  const npm = spawn('npm', ['start', '--', ...args], {
    cwd: project,
    env: { ...surroundings(), HUAWU_DATA: data, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const group = -(npm.pid ?? Number.NaN)
  const exited = once(npm, 'exit')
  const said: string[] = []
  npm.stderr.on('data', (chunk) => said.push(String(chunk)))
  const lines = createInterface(npm.stdout)
  const ready = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      said.push(`${line}\n`)
      if (line.includes('Huawu is ready at')) resolve(performance.now() - begun)
    })
  })
  const failed = exited.then(() => Promise.reject(new Error(`Huawu did not start:\n${said.join('')}`)))
  const readyAfterMs = await Promise.race([ready, failed])
  failed.catch(() => {})
  return {
    readyAfterMs,
    stop: async () => {
      const asked = performance.now()
      process.kill(group, 'SIGINT')
      await exited
      return performance.now() - asked
    },
    kill: async () => {
      process.kill(group, 'SIGKILL')
      await exited
    },
  }
}

// As on a newcomer's machine: with its own Node, not the one that runs this measurement.
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^HUAWU_|^DATABASE_/i.test(name))
  const path = (process.env['PATH'] ?? '').split(delimiter)
  const ownNode = dirname(process.execPath)
  return {
    ...Object.fromEntries(kept),
    PATH: path.filter((place) => !isRuntime(place, ownNode)).join(delimiter),
  }
}

function isRuntime(place: string, ownNode: string): boolean {
  return place.includes('node_modules') && (place === ownNode || place.endsWith('.bin'))
}

export async function portNobodyUses(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port.')
  return address.port
}
