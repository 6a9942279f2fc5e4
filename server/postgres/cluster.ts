// Makes the cluster on the first start. Only a whole one gets its final name, so a killed first start does no harm.
import { spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownerRole } from './access.ts'
import type { Binaries } from './binaries.ts'
import type { Layout } from './layout.ts'
import type { RunAs } from './run-as.ts'
import { StartFailure } from './start-failure.ts'

export function clusterExists(layout: Layout): boolean {
  return existsSync(join(layout.cluster, 'PG_VERSION'))
}

export async function makeCluster(
  layout: Layout,
  ownerPassword: string,
  { initdb, runAs, durable }: { initdb: string; runAs: RunAs; durable: boolean },
): Promise<void> {
  const unfinished = `${layout.cluster}.new`
  const passwordFile = join(layout.folder, 'password.new')
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(layout.cluster, { recursive: true, force: true })
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 })
  try {
    await run(
      runAs(initdb, [
        `--pgdata=${unfinished}`,
        `--username=${ownerRole}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        // Trigrams and upper case of anything beyond ASCII need a UTF-8 locale.
        '--locale=C.UTF-8',
        '--encoding=UTF8',
        ...(durable ? [] : ['--no-sync']),
      ]),
      layout,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, layout.cluster)
}

function run({ program, args }: { program: string; args: string[] }, layout: Layout): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: layout.folder,
      env: environmentForPostgres(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else
        reject(new StartFailure('database-not-made', `The database could not be made: ${lastWordsIn(said)}`))
    })
  })
}

// PGDATA, PGPORT and their like in somebody's shell are about another PostgreSQL.
export function environmentForPostgres(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TZ: 'UTC' }
}

export function lastWordsIn(output: string): string {
  const lines = output.split('\n').filter((line) => /\b(error|fatal|panic|could not)\b/i.test(line))
  return (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').replace(
    /^.*?(?:FATAL|PANIC|ERROR|error):\s*/,
    '',
  )
}

export function refuseOtherVersion(layout: Layout, { majorVersion }: Binaries): void {
  const found = readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === majorVersion) return
  throw new StartFailure(
    'other-postgres-version',
    `The data in ${layout.cluster} was made by PostgreSQL ${found} and this Huawu brings ${majorVersion}: start the Huawu it was made with, back up, and restore here.`,
  )
}

// Where root began a file that an ordinary user's cluster needs, the file is his.
export function giveToOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}
