// A PostgreSQL to throw away: for a test run or a measurement. Fast, because it may lose everything.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { layoutBelow } from './layout.ts'
import { clearLeftBehind } from './left-behind.ts'
import { markOfProcess } from './processes.ts'
import { type Settings, settingsWithoutDurability } from './settings.ts'

const prefix = 'huawu-scratch-'

export async function startScratchPostgres(settings: Settings = {}): Promise<EmbeddedPostgres> {
  await clearAbandoned()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  const postgres = await startEmbeddedPostgres({
    folder,
    settings: { ...settingsWithoutDurability, ...settings },
  })
  return {
    ...postgres,
    stop: async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// A run that was killed could not clean up after itself.
async function clearAbandoned(): Promise<void> {
  const abandoned = readdirSync(tmpdir()).filter(
    (name) => name.startsWith(prefix) && markOfProcess(Number(name.slice(prefix.length))) === undefined,
  )
  await Promise.all(
    abandoned.map(async (name) => {
      const folder = join(tmpdir(), name)
      await clearLeftBehind(layoutBelow(folder).cluster, () => {})
      rmSync(folder, { recursive: true, force: true })
    }),
  )
}
