// Clears what a killed run left on a cluster, so that the next postmaster finds it alone.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopInSteps } from './postmaster.ts'
import { postgresProcessesOn } from './processes.ts'
import { StartFailure } from './start-failure.ts'

export async function clearLeftBehind(cluster: string, onFound: () => void): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  const postmaster = pidIn(lock)
  if (postmaster !== undefined && postgresProcessesOn(cluster).includes(postmaster)) {
    onFound()
    await stopInSteps((signal) => killIfThere(postmaster, signal), untilGone(cluster, 90_000))
  }
  // Children of a killed postmaster leave, and so within a minute does one whose postmaster.pid somebody removed:
  // a new one beside them would damage the data.
  await untilGone(cluster, 75_000)
  // The number in it may by now belong to a stranger, and PostgreSQL would refuse to start beside him.
  rmSync(lock, { force: true })
}

async function untilGone(cluster: string, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const left = postgresProcessesOn(cluster)
    if (left.length === 0) return
    if (Date.now() > giveUpAt) {
      throw new StartFailure(
        'old-database-stays',
        `Processes of an earlier database (${left.join(', ')}) do not leave ${cluster}: end them and start again.`,
      )
    }
    await pause(20)
  }
}

function pidIn(lock: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10)
  } catch {
    return undefined
  }
}

function killIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
