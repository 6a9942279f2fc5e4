import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresOfRun, testOrganisation, type TestOrganisation } from '#platform/testing'
import { databaseUrl } from './access.ts'
import { migrate, migrateOrganisation, readMigrations } from './migrate.ts'

let house: TestOrganisation
let owner: pg.Client
const folder = mkdtempSync(join(tmpdir(), 'huawu-migrations-'))

beforeAll(async () => {
  house = await testOrganisation()
  owner = new pg.Client({ connectionString: databaseUrl(postgresOfRun().ownerUrl, house.databaseName) })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await house.close()
  rmSync(folder, { recursive: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = async () =>
  migrate(owner, await readMigrations(folder, 'huawu_application'), 'public.trial_migrations')

test('each file is applied once, in the order of its name', async () => {
  put('20260102T0000-second.sql', 'alter table trial add column second int')
  put('20260101T0000-first.sql', 'create table trial (first int)')
  expect(await run()).toEqual(['20260101T0000-first.sql', '20260102T0000-second.sql'])
  expect(await run()).toEqual([])
})

test('a file that fails leaves nothing behind, and says which it was', async () => {
  put('20260103T0000-third.sql', 'alter table trial add column third int; select 1 / 0')
  await expect(run()).rejects.toThrow('20260103T0000-third.sql')
  const { rows } = await owner.query(`select from information_schema.columns where column_name = 'third'`)
  expect(rows).toEqual([])
  rmSync(join(folder, '20260103T0000-third.sql'))
})

test('a database that is newer than the program is refused with the reason', async () => {
  await owner.query(
    `insert into public.trial_migrations (name, hash) values ('20990101T0000-future.sql', 'x')`,
  )
  await expect(run()).rejects.toThrow('newer than this program')
})

test('two programs that start together migrate once', async () => {
  const name = `${house.databaseName}_twice`
  await owner.query(`create database ${name} template template0`)
  const url = databaseUrl(postgresOfRun().ownerUrl, name)
  const both = await Promise.all([
    migrateOrganisation(url, 'huawu_application'),
    migrateOrganisation(url, 'huawu_application'),
  ])
  expect(both.map((applied) => applied.length).toSorted((a, b) => a - b)[0]).toBe(0)
  await owner.query(`drop database ${name} with (force)`)
})

test.each([
  'update audit set action = action',
  'delete from audit',
  'truncate audit',
  'update audit_values set before = before',
  'delete from audit_values',
  'update events set type = type',
  'delete from events',
  'truncate events',
  'alter table audit disable trigger all',
  'drop table events',
  'create table more (id int)',
  'delete from migrations',
])('the application may not: %s', async (statement) => {
  await expect(house.organisation.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
})

test('even the owner cannot rewrite the log by accident', async () => {
  await owner.query(
    `insert into events (id, at, type, version, actor_kind, data) values (uuid_floor(now()), now(), 'x', 1, 'system', '{}')`,
  )
  await expect(owner.query('update events set type = type')).rejects.toThrow('append-only')
})
