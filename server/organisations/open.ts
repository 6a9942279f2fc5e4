// Makes a running organisation out of its row: pool, feed, hub, storage, all bound to its own database.
import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Actor, EventKind, Scope } from '#protocol'
import { type DatabaseAccess, databaseUrl, openPool, queriesOn } from '#platform/database'
import { openEventFeed } from '#platform/feed'
import type { Log } from '#platform/log'
import { openHub } from '#platform/realtime'
import type { Storage } from '#platform/storage'
import { changeOrganisation } from './change.ts'
import type { OrganisationRow } from './control.ts'
import type { Organisation, Standing } from './organisation.ts'

export type Surroundings = {
  access: DatabaseAccess
  processId: string
  log: Log
  clock: () => Date
  url: string
  secret: string
  poolSize: number
  eventKinds: ReadonlyMap<string, EventKind>
  storageOf: (code: string) => Storage
  scopeOf: (actor: Actor, permission: string) => Scope
  reactionsTo: (eventType: string) => readonly string[]
}

export type OpenOrganisation = Organisation & { close(): Promise<void> }

type Known = Standing & { readonly version: number }

export const standingOf = ({ name, language, time_zone, hosts, version }: OrganisationRow): Known => ({
  name,
  language,
  timeZone: time_zone,
  hosts,
  version,
})

/** For each connection of a process to one organisation so many more that only read. */
const readersBeside = 0.4

export async function openOrganisation(
  row: OrganisationRow,
  around: Surroundings,
): Promise<OpenOrganisation> {
  const url = databaseUrl(around.access.applicationUrl, row.database_name)
  const log = around.log.child({ organisation: row.code })
  const role = around.access.role
  const onLost = (error: Error) =>
    log.warn({ code: 'code' in error ? error.code : undefined }, 'a database connection was lost')
  const name = `huawu ${row.code}`
  const readers = Math.ceil(around.poolSize * readersBeside)
  const pool = openPool({ url, role, size: around.poolSize, name }, onLost)
  const readingPool = openPool({ url, role, size: readers, name: `${name} reading`, readOnly: true }, onLost)
  const feed = openEventFeed({
    pool,
    processId: around.processId,
    log,
    connect: () => ear(url, row.code, role),
  })
  const hub = openHub(feed, around.eventKinds, log)
  const db = queriesOn(pool)
  const reading = queriesOn(readingPool)
  let known = standingOf(row)
  await feed.start()
  return {
    id: row.id,
    code: row.code,
    get name() {
      return known.name
    },
    get language() {
      return known.language
    },
    get timeZone() {
      return known.timeZone
    },
    get hosts() {
      return known.hosts
    },
    get version() {
      return known.version
    },
    get url() {
      return known.hosts[0] ? withHost(around.url, known.hosts[0]) : around.url
    },
    pool,
    db,
    reading,
    feed,
    hub,
    log,
    storage: around.storageOf(row.code),
    secret: createHmac('sha256', around.secret).update(`organisation ${row.id}`).digest('hex'),
    clock: around.clock,
    scopeOf: around.scopeOf,
    reactionsTo: around.reactionsTo,
    async change(to, guard) {
      const changed = await changeOrganisation(around.access, row.id, to, guard)
      if ('whyNot' in changed) return changed.whyNot
      known = standingOf(changed.row)
      return undefined
    },
    learn(now) {
      if (now.version > known.version) known = now
    },
    async close() {
      hub.stop()
      await feed.stop()
      await Promise.all([db.destroy(), reading.destroy()])
    },
  }
}

async function ear(url: string, code: string, role: string | undefined): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `huawu ${code} ear`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...(role && { options: `-c role=${role}` }),
  })
  await client.connect()
  return client
}

function withHost(url: string, host: string): string {
  const changed = new URL(url)
  changed.host = host
  return changed.toString().replace(/\/$/, '')
}
