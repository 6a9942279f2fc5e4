// What work cost: processor time of the server and of PostgreSQL, and the transactions that the database counted.
import { readdirSync, readFileSync } from 'node:fs'
import type { MeasuredHuawu } from './measured-huawu.ts'

export type Cost = { serverCpuMs: number; postgresCpuMs: number; transactions: number }

/** Begins to count; the function it gives tells what has been spent since. */
export async function countCost(huawu: MeasuredHuawu): Promise<() => Promise<Cost>> {
  const before = await spent(huawu)
  return async () => {
    const after = await spent(huawu)
    return {
      serverCpuMs: after.serverCpuMs - before.serverCpuMs,
      postgresCpuMs: after.postgresCpuMs - before.postgresCpuMs,
      transactions: after.transactions - before.transactions,
    }
  }
}

async function spent(huawu: MeasuredHuawu): Promise<Cost> {
  return {
    serverCpuMs: cpuOf(huawu.serverPid()).own,
    postgresCpuMs: cpuOfPostgres(huawu.postmasterPid()),
    transactions: await transactions(huawu),
  }
}

// Sessions report what they did once a second at the latest when they fall idle; we wait for the slowest of them.
const statisticsMilliseconds = 1_500

async function transactions({ database }: MeasuredHuawu): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, statisticsMilliseconds))
  const { rows } = await database.query<{ many: string }>(
    'select xact_commit + xact_rollback as many from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]?.many ?? 0)
}

/** The postmaster, what its children used that are gone, and those that live. */
function cpuOfPostgres(postmaster: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
  const { own, ofTheGone } = cpuOf(postmaster)
  return children.reduce((sum, pid) => sum + cpuOf(Number(pid)).own, own + ofTheGone)
}

const millisecondsPerTick = 10

function cpuOf(pid: number): { own: number; ofTheGone: number } {
  const fields = statOf(String(pid))
  const ticks = (from: number) => Number(fields[from] ?? 0) + Number(fields[from + 1] ?? 0)
  return { own: ticks(11) * millisecondsPerTick, ofTheGone: ticks(13) * millisecondsPerTick }
}

const parentOf = (pid: string): number => Number(statOf(pid)[1])

/** What stands behind the name, which may hold anything: state, parent, … */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
