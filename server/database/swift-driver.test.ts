import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '#platform/action'
import { asSystem, type TestOrganisation, testOrganisation } from '#platform/testing'
import { type Db, databaseUrl, withCommit } from './index.ts'

let house: TestOrganisation
let owner: pg.Client
beforeAll(async () => {
  house = await testOrganisation()
  owner = new pg.Client({ connectionString: databaseUrl(house.access.ownerUrl, house.databaseName) })
  await owner.connect()
  await owner.query('create table tried (id int primary key, name text)')
  await owner.query('grant select, insert, update, delete on tried to public')
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

const insert = (db: Db, id: number) => sql`insert into tried (id) values (${id})`.execute(db)

async function ids(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from tried order by id`.execute(db)
  return rows.map(({ id }) => id)
}

function read<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  const { organisation } = house
  const act = { organisation, actor: asSystem, now: new Date(), readOnly: true }
  return perform(act, ({ db }) => work(db)).then(({ result }) => result)
}

test('a transaction whose first statement fails leaves nothing behind, and its connection serves the next', async () => {
  for (let time = 0; time < 20; time++) {
    const failing = house.as(asSystem, ({ db }) => sql`select 1 / ${0}::int`.execute(db))
    await expect(failing).rejects.toMatchObject({ code: '22012' })
  }
  await house.as(asSystem, ({ db }) => insert(db, 1))
  expect(await read(ids)).toContain(1)
})

test('what failed half-way is taken back', async () => {
  const halfWay = house.as(asSystem, async ({ db }) => {
    await insert(db, 2)
    throw new Error('half-way')
  })
  await expect(halfWay).rejects.toThrow('half-way')
  expect(await read(ids)).not.toContain(2)
})

test('a failure that was swallowed cannot be committed', async () => {
  const swallowed = house.as(asSystem, async ({ db }) => {
    await insert(db, 3)
    await insert(db, 3).catch(() => undefined)
  })
  await expect(swallowed).rejects.toThrow()
  expect(await read(ids)).not.toContain(3)
})

test('what is said with COMMIT is stored with the rest, and takes the rest back where it fails', async () => {
  const last = (db: Db, id: number) =>
    db.executeQuery(withCommit(sql`insert into tried (id) values (${id})`.compile(db)))
  await house.as(asSystem, async ({ db }) => {
    await insert(db, 10)
    await last(db, 11)
    expect(await ids(db)).not.toContain(11)
    await last(db, 12)
  })
  expect(await read(ids)).toEqual(expect.arrayContaining([10, 11, 12]))
  const twice = house.as(asSystem, async ({ db }) => {
    await insert(db, 13)
    await last(db, 11)
    await last(db, 14)
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  await house.as(asSystem, ({ db }) => last(db, 15))
  const now = await read(ids)
  expect(now).toContain(15)
  expect(now).not.toContain(13)
  expect(now).not.toContain(14)
})

test('a reading writes nothing, and whoever has its connection next may write again', async () => {
  for (let id = 100; id < 130; id++) {
    await expect(read((db) => insert(db, id))).rejects.toMatchObject({ code: '25006' })
    await Promise.all([read(ids), read(ids), house.as(asSystem, ({ db }) => insert(db, id))])
  }
  expect((await read(ids)).filter((id) => id >= 100)).toHaveLength(30)
})

test('a transaction sees the world as it asked to', async () => {
  const seen = (db: Db) =>
    sql<{ level: string; reading: string }>`
      select current_setting('transaction_isolation') as level, current_setting('transaction_read_only') as reading`
      .execute(db)
      .then(({ rows }) => rows[0])
  const { db } = house.organisation
  const usual = await db.transaction().execute(seen)
  const steady = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(seen)
  expect(usual).toEqual({ level: 'read committed', reading: 'off' })
  expect(steady).toEqual({ level: 'repeatable read', reading: 'on' })
})

test('a transaction that asks nothing ends as any other', async () => {
  await expect(house.as(asSystem, async () => 'nothing asked')).resolves.toBe('nothing asked')
})

test('of two that are at one row at once both come through', async () => {
  await house.as(asSystem, ({ db }) => insert(db, 4))
  const one = () =>
    house.as(asSystem, async ({ db }) => {
      await sql`select from tried where id = 4 for update`.execute(db)
      await sql`update tried set name = coalesce(name, '') || 'x' where id = 4`.execute(db)
    })
  await Promise.all(Array.from({ length: 20 }, one))
  const { rows } = await owner.query('select name from tried where id = 4')
  expect(rows).toEqual([{ name: 'x'.repeat(20) }])
})

test('what is asked often is prepared; when a migration changes its table it is asked afresh', async () => {
  const everything = ({ db }: { db: Db }) => sql`select * from tried where id = ${1}`.execute(db)
  const asked = async () => (await house.as(asSystem, everything)).rows
  for (let time = 0; time < 30; time++) await asked()
  expect(
    await read(async (db) => (await sql`select from pg_prepared_statements`.execute(db)).rows.length),
  ).toBeGreaterThan(0)
  await owner.query('alter table tried add column born int default 7')
  expect(await asked()).toEqual([{ id: 1, name: null, born: 7 }])
})
