// A real organisation for a test: its own database, cloned in a blink, with every domain behind its doors.
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Actor } from '#protocol'
import { eventKinds, scopeOf } from '#house'
import { perform, type Tx } from '#platform/action'
import { doDue } from '#platform/due'
import { type DatabaseAccess, databaseAccess, databaseUrl, migrateOrganisation } from '#platform/database'
import { reactionsTo, runDueJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import { openOrganisation, type Organisation } from '#platform/organisations'
import { openStorage } from '#platform/storage'
import { dueWorks } from '#due'
import { reactions } from '#reactions'
import type { PostgresOfRun } from './postgres-for-tests.ts'

export type TestOrganisation = {
  organisation: Organisation
  access: DatabaseAccess
  databaseName: string
  /** Runs work as somebody, at the organisation's present instant. */
  as<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>, permission?: string): Promise<Result>
  /** Does every reaction that is due. */
  settle(): Promise<void>
  /** Does everything whose time has come. */
  pass(): Promise<void>
  /** Moves the organisation's clock. */
  setTime(instant: Date): void
  close(): Promise<void>
}

export const asSystem: Actor = { kind: 'system', name: 'test' }

/** The server that all test files of this run share. */
export const postgresOfRun = (): PostgresOfRun => inject('postgres')

/** Call it in `beforeAll`, `close` it in `afterAll`. */
export async function testOrganisation(options: { code?: string } = {}): Promise<TestOrganisation> {
  const { ownerUrl, applicationUrl } = postgresOfRun()
  const access = await databaseAccess(applicationUrl, ownerUrl)
  const databaseName = await cloneTemplate(access)
  let time: Date | undefined
  const log = openLog(process.env['LOG_LEVEL'] ?? 'silent')
  const code = options.code ?? 'test'
  const files = mkdtempSync(join(tmpdir(), 'huawu-test-'))
  const organisation = await openOrganisation(
    {
      id: randomUUID(),
      code,
      name: '测试中心',
      database_name: databaseName,
      hosts: [],
      language: 'zh-Hans',
      time_zone: 'Asia/Shanghai',
      version: 1,
    },
    {
      access,
      processId: randomUUID(),
      log,
      clock: () => time ?? new Date(),
      url: 'http://127.0.0.1:4600',
      secret: 'a secret of tests',
      poolSize: 8,
      eventKinds,
      storageOf: (name) => openStorage({ kind: 'disk' }, files, name),
      scopeOf,
      reactionsTo: reactionsTo(reactions),
    },
  )
  return {
    organisation,
    access,
    databaseName,
    async as(actor, work, permission) {
      const { result } = await perform({ organisation, actor, permission, now: organisation.clock() }, work)
      return result
    },
    settle: () => runDueJobs(organisation, reactions),
    pass: () => doDue(organisation, dueWorks),
    setTime: (instant) => {
      time = instant
    },
    async close() {
      await organisation.close()
      rmSync(files, { recursive: true, force: true })
      await onServer(access.ownerUrl, (client) =>
        client.query(`drop database if exists ${pg.escapeIdentifier(databaseName)} with (force)`),
      )
    },
  }
}

async function cloneTemplate(access: DatabaseAccess): Promise<string> {
  const template = `huawu_template_${migrationsHash()}`
  const name = `huawu_test_${randomUUID().replaceAll('-', '')}`
  await onServer(access.ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(4600002)')
    try {
      const { rows } = await client.query('select from pg_database where datname = $1', [template])
      if (rows.length === 0) {
        await client.query(`create database ${template} template template0`)
        await migrateOrganisation(databaseUrl(access.ownerUrl, template), access.application)
      }
      await client.query(`create database ${name} template ${template}`)
    } finally {
      await client.query('select pg_advisory_unlock(4600002)')
    }
  })
  return name
}

function migrationsHash(): string {
  const folder = join(import.meta.dirname, '../../database')
  const hash = createHash('sha256').update(readFileSync(join(folder, 'grants.sql')))
  for (const name of readdirSync(join(folder, 'migrations')).toSorted()) {
    hash.update(readFileSync(join(folder, 'migrations', name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
