// One run of the PostgreSQL server: from its start to its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openBoundedLog } from './bounded-log.ts'
import { environmentForPostgres, giveToOwnerOf, lastWordsIn } from './cluster.ts'
import type { Layout } from './layout.ts'
import type { Command } from './run-as.ts'
import { asArguments, type Settings } from './settings.ts'

export type Postmaster = {
  pid: number
  exited: Promise<string>
  stop: () => Promise<void>
  stopSoon: () => void
}

export type LaunchPlan = { layout: Layout; command: (args: string[]) => Command; settings: Settings }

// Answers when connections are welcome; throws with PostgreSQL's own words when it ends before that.
export async function launchPostmaster({ layout, command, settings }: LaunchPlan): Promise<Postmaster> {
  const logStart = sizeOfLog(layout.log)
  const { program, args } = command(['-D', layout.cluster, ...asArguments(settings)])
  const child = spawnWithLog(program, args, layout)
  const postmaster = postmasterOf(child)
  let reasonOfExit: string | undefined
  void postmaster.exited.then((reason) => (reasonOfExit = reason))
  while (!isReady(layout.cluster, postmaster.pid)) {
    await Promise.race([pause(15), postmaster.exited])
    if (reasonOfExit !== undefined) {
      throw new Error(lastWordsIn(logSince(layout.log, logStart)) || reasonOfExit)
    }
  }
  return postmaster
}

// A process group of its own: Ctrl-C in a terminal must not stop the database before Huawu has drained.
function spawnWithLog(program: string, args: string[], layout: Layout): ChildProcess {
  const log = openBoundedLog(layout.log)
  giveToOwnerOf(layout.cluster, layout.log)
  try {
    return spawn(program, args, {
      cwd: layout.folder,
      env: environmentForPostgres(),
      stdio: ['ignore', log, log],
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

function postmasterOf(child: ChildProcess): Postmaster {
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `it ended with code ${code}` : `it got ${signal}`),
    )
  })
  return {
    pid: child.pid ?? -1,
    exited,
    stop: () => stopInSteps((signal) => child.kill(signal), exited),
    stopSoon: () => void child.kill('SIGINT'),
  }
}

// SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one that recovers from its log at the next start.
export async function stopInSteps(
  signalTo: (signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL') => unknown,
  exited: Promise<unknown>,
): Promise<void> {
  const over = exited.then(() => true)
  signalTo('SIGINT')
  if (await Promise.race([over, laterFalse(60_000)])) return
  signalTo('SIGQUIT')
  if (await Promise.race([over, laterFalse(15_000)])) return
  signalTo('SIGKILL')
  await exited
}

function laterFalse(milliseconds: number): Promise<false> {
  return pause(milliseconds, false, { ref: false })
}

function isReady(cluster: string, pid: number): boolean {
  const lines = textOf(join(cluster, 'postmaster.pid')).split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function sizeOfLog(file: string): number {
  return textOf(file).length
}

function logSince(file: string, start: number): string {
  const text = textOf(file)
  return text.slice(start > text.length ? 0 : start)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
