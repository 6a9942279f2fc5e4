// Tells which running process is which, because a number alone may meanwhile belong to a stranger.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'

const hasProc = process.platform === 'linux'

// The same for as long as the process lives, and never again for another one with its number.
export function markOfProcess(pid: number): string | undefined {
  return hasProc ? markInProc(pid) : answerOfPs(['-o', 'lstart=', '-p', String(pid)])?.trim() || undefined
}

function markInProc(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  // The command in brackets may itself hold spaces and brackets: count the fields after the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z') return undefined
  return `${textOf('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`
}

// Every PostgreSQL process at work on this cluster. On Linux also the children of a killed postmaster.
export function postgresProcessesOn(clusterFolder: string): number[] {
  return hasProc ? processesInProc(clusterFolder) : postmastersOfPs(clusterFolder)
}

// PostgreSQL works with its cluster as current folder; a shell that somebody left there is not PostgreSQL.
function processesInProc(clusterFolder: string): number[] {
  const cluster = statSync(clusterFolder, { throwIfNoEntry: false })
  if (cluster === undefined) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isPostgresIn(cluster, pid) ?? saysItIsPostgresOn(clusterFolder, pid))
    .map(Number)
}

// Undefined where this user may not look: also for a process of his own that was given a capability.
function isPostgresIn(cluster: { dev: number; ino: number }, pid: string): boolean | undefined {
  try {
    const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')
    if (basename(program) !== 'postgres') return false
    const current = statSync(`/proc/${pid}/cwd`)
    return current.dev === cluster.dev && current.ino === cluster.ino
  } catch {
    return undefined
  }
}

function saysItIsPostgresOn(clusterFolder: string, pid: string): boolean {
  const [program = '', ...args] = (textOf(`/proc/${pid}/cmdline`) ?? '').split('\0')
  return basename(program) === 'postgres' && args[0] === '-D' && args[1] === clusterFolder
}

function postmastersOfPs(clusterFolder: string): number[] {
  return (answerOfPs(['-axwwo', 'pid=,command=']) ?? '')
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(`-D ${clusterFolder} `))
    .map((line) => Number.parseInt(line, 10))
}

function answerOfPs(args: string[]): string | undefined {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
