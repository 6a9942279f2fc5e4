// The whole of Huawu inside a test: as main puts it together, but for the processes of the background.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { eventKinds, gatekeeper, routes, scopeOf, signals } from '#house'
import { readConfig } from '#platform/config'
import { databaseAccess } from '#platform/database'
import { openServer } from '#platform/http'
import { type Log, openLog } from '#platform/log'
import { openOrganisations, type Organisations } from '#platform/organisations'
import { openStorage } from '#platform/storage'
import { offerSetup } from './setup.ts'

export type House = {
  organisations: Organisations
  app: FastifyInstance
  key: string
  folder: string
  close(): Promise<void>
}

/** A Huawu on a given database; its key is empty where it is set up already. */
export async function newHouse(
  applicationUrl: string,
  ownerUrl?: string,
  log: Log = openLog('silent'),
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'huawu-setup-'))
  const config = readConfig({ HUAWU_DATA: folder }, [])
  const organisations = await openOrganisations({
    access: await databaseAccess(applicationUrl, ownerUrl),
    processId: randomUUID(),
    log,
    clock: () => new Date(),
    url: config.url,
    secret: 'a secret of tests',
    poolSize: 4,
    eventKinds,
    scopeOf,
    storageOf: (code) => openStorage(config.storage, folder, code),
    reactionsTo: () => [],
  })
  const setup = offerSetup(organisations, config)
  const app = await openServer({
    organisations,
    gatekeeper,
    routes,
    signals,
    setup: setup.register,
    log,
    url: config.url,
    trustProxy: false,
    version: 'test',
    isReady: () => Promise.resolve(true),
    gauges: [],
  })
  return {
    organisations,
    app,
    folder,
    key: setup.address ? (new URL(setup.address).searchParams.get('key') ?? '') : '',
    async close() {
      await app.close()
      await organisations.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
