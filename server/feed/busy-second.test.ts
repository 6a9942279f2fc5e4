import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { databaseUrl } from '#platform/database'
import { openLog } from '#platform/log'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { type EventFeed, openEventFeed } from './event-feed.ts'

let house: TestOrganisation
let feed: EventFeed
let pool: pg.Pool
const heard = new Set<string>()

beforeAll(async () => {
  house = await testOrganisation()
  const url = databaseUrl(house.access.applicationUrl, house.databaseName)
  pool = new pg.Pool({ connectionString: url })
  feed = openEventFeed({
    pool,
    processId: randomUUID(),
    log: openLog('silent'),
    connect: async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    },
  })
  feed.subscribe((events) => events.forEach(({ id }) => heard.add(id)))
  await feed.start()
})
afterAll(async () => {
  await feed.stop()
  await pool.end()
  await house.close()
})

test('of a second in which more happened than one look takes in, nothing is skipped', async () => {
  const many = 12_500
  await house.organisation.pool.query(
    `insert into events (id, at, type, version, actor_kind, data)
     select overlay(gen_random_uuid()::text placing left(uuid_floor(clock_timestamp())::text, 13) from 1 for 13)::uuid,
            clock_timestamp(), 'test.happened', 1, 'system', '{}' from generate_series(1, $1)`,
    [many],
  )
  await vi.waitFor(() => expect(heard.size).toBe(many), { timeout: 8_000, interval: 50 })
})
