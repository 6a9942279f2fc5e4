// Makes an organisation anew out of a backup; never over one that is there.
import { Readable } from 'node:stream'
import { StartRefused } from '#platform/config'
import { type Db, migrateOrganisation, migrationNames } from '#platform/database'
import { addJobsAgain } from '#platform/jobs'
import type { Organisation, Organisations } from '#platform/organisations'
import { loadTables } from './load-tables.ts'
import { isCode, type Manifest } from './manifest.ts'
import { kindOf, mostFileBytes, readParts } from './parts.ts'
import { readBackup } from './read-backup.ts'
import type { Progress } from './write-backup.ts'

export type RestoreWanted = {
  organisations: Organisations
  from: string
  /** The code to restore it under, where it is not its own. */
  as: string | undefined
  /** Ends what must not live on somewhere else: only a domain knows what that is. */
  endSessions: (db: Db, now: Date) => Promise<void>
  onProgress: Progress
}

export type Restored = {
  organisation: Organisation
  manifest: Manifest
  /** Host names that another organisation here has. */
  hostsTaken: string[]
}

export async function restoreBackup(wanted: RestoreWanted): Promise<Restored> {
  const { organisations, from, onProgress } = wanted
  if (wanted.as !== undefined && !isCode(wanted.as))
    throw new StartRefused(
      '--as is made of a-z, 0-9 and -, at most 32 of them, and neither begins nor ends with -.',
    )
  onProgress('Checking the backup')
  const manifest = await readBackup(from)
  refuseNewer(manifest, await migrationNames())
  const code = wanted.as ?? manifest.organisation.code
  if (organisations.byCode(code))
    throw new StartRefused(
      `There is an organisation ${code} already, and a backup never replaces one. Restore it beside it: --as ANOTHER-CODE`,
    )
  const organisation = await organisations.restore(
    { ...manifest.organisation, code },
    async ({ ownerUrl, application }) => {
      await migrateOrganisation(ownerUrl, application, new Set(manifest.migrations.map(({ name }) => name)))
      await loadTables(ownerUrl, from, manifest, onProgress)
    },
    (fresh) => furnish(fresh, wanted, manifest),
  )
  const hostsTaken = manifest.organisation.hosts.filter((host) => !organisation.hosts.includes(host))
  return { organisation, manifest, hostsTaken }
}

function refuseNewer({ migrations, program }: Manifest, known: readonly string[]): void {
  if (migrations.every(({ name }) => known.includes(name))) return
  throw new StartRefused(
    `This backup is newer than this program. Restore it with the version that made it, ${program}, or a later one.`,
  )
}

async function furnish(organisation: Organisation, wanted: RestoreWanted, manifest: Manifest): Promise<void> {
  await organisation.db.transaction().execute(async (db) => {
    await wanted.endSessions(db, organisation.clock())
    await addJobsAgain(db)
  })
  await putFiles(organisation, wanted.from)
  if (manifest.files.count > 0) wanted.onProgress(`${manifest.files.count} files`)
}

/** All of them or none. */
async function putFiles({ storage }: Organisation, from: string): Promise<void> {
  const put: string[] = []
  try {
    for await (const part of readParts(from)) {
      const kind = kindOf(part.name)
      if (kind === 'manifest' || 'table' in kind) {
        for await (const _ of part.content);
        continue
      }
      await storage.put(kind.file, Readable.from(part.content), { maxBytes: mostFileBytes })
      put.push(kind.file)
    }
  } catch (error) {
    await Promise.allSettled(put.map((key) => storage.remove(key)))
    throw error
  }
}
