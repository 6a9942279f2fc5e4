// What both the server and the command line stand on: the database, and the organisations in it.
import { randomUUID } from 'node:crypto'
import { eventKinds, scopeOf } from '#house'
import { type Config, readSecret, shiftedClock } from '#platform/config'
import { databaseAccess } from '#platform/database'
import { reactionsTo } from '#platform/jobs'
import type { Log } from '#platform/log'
import { openOrganisations, type Organisations } from '#platform/organisations'
import { startEmbeddedPostgres } from '#platform/postgres'
import { openStorage } from '#platform/storage'
import { reactions } from '#reactions'

export type Installation = {
  organisations: Organisations
  processId: string
  close(): Promise<void>
}

export async function openInstallation(
  config: Config,
  log: Log,
  options: { whenRunning: 'refuse' | 'join'; poolSize: number; onProgress?: (sentence: string) => void },
): Promise<Installation> {
  const secret = readSecret(config.dataFolder, config.secret)
  const embedded = config.database
    ? undefined
    : await startEmbeddedPostgres({
        folder: config.dataFolder,
        whenRunning: options.whenRunning,
        onCrash: (reason) => log.error({ reason }, 'PostgreSQL died and is being started again'),
        onRestartFailed: (reason) => log.error({ reason }, 'PostgreSQL could not be started again'),
        onRecovery: (downMs) => log.warn({ downMs }, 'PostgreSQL is back'),
        ...(options.onProgress && { onProgress: options.onProgress }),
      })
  try {
    const urls = config.database ?? embedded
    if (!urls) throw new Error('there is always a database')
    const processId = randomUUID()
    options.onProgress?.('Bringing the database up to date')
    const organisations = await openOrganisations({
      access: await databaseAccess(urls.applicationUrl, urls.ownerUrl, embedded ? 15_000 : 0),
      processId,
      log,
      clock: shiftedClock(config.clockFile),
      url: config.url,
      secret,
      poolSize: options.poolSize,
      eventKinds,
      scopeOf,
      storageOf: (code) => openStorage(config.storage, config.dataFolder, code),
      reactionsTo: reactionsTo(reactions),
    })
    return {
      organisations,
      processId,
      async close() {
        await organisations.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
