// A program that ends with us: when it is told, and also when we are killed and cannot tell it any more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from './debian-programs.ts'

export type Child = {
  pid: number
  /** Its exit code; -1 where it was killed. */
  exited: Promise<number>
  /** Its latest words. */
  said(): string
  stop(): Promise<void>
}

// The pipe on 3 closes with the last of us. A shell gives its background jobs no standard input to watch.
const watched = `
  exec 3<&0; "$@" 3<&- </dev/null & child=$!
  (read -r line <&3; kill -TERM $child) 2>/dev/null & watcher=$!
  trap 'kill -TERM $child' TERM
  while :; do wait $child; code=$?; kill -0 $child 2>/dev/null || break; done
  kill $watcher; exit $code`

export type ChildOptions = { cwd: string; environment?: NodeJS.ProcessEnv; onLine?(line: string): void }

export function startChild({ program, args }: Command, { cwd, environment, onLine }: ChildOptions): Child {
  // A process group of its own: Ctrl-C reaches it through us, in our order.
  const child = spawn('sh', ['-c', watched, 'sh', program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-100_000)
    if (onLine) for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) onLine(line)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.stdin.on('error', () => undefined)
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('close', (code) => resolve(code ?? -1))
  })
  return {
    pid: child.pid ?? -1,
    exited,
    said: () => said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const late = pause(patienceMilliseconds, 'late' as const, { ref: false })
      if ((await Promise.race([exited, late])) !== 'late') return
      // All of its own group: the shell and what runs below it.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      await once(child, 'close')
    },
  }
}

const patienceMilliseconds = 5_000
