import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { StoredEvent } from '#protocol'
import { newId } from '#platform/action'
import { databaseUrl } from '#platform/database'
import { openLog } from '#platform/log'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { type EventFeed, openEventFeed } from './event-feed.ts'

let here: TestOrganisation
let there: EventFeed
let pool: pg.Pool
const heardThere: StoredEvent[] = []

beforeAll(async () => {
  here = await testOrganisation()
  const url = databaseUrl(here.access.applicationUrl, here.databaseName)
  pool = new pg.Pool({ connectionString: url })
  there = openEventFeed({
    pool,
    processId: randomUUID(),
    log: openLog('silent'),
    connect: async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    },
  })
  there.subscribe((events) => heardThere.push(...events))
  await there.start()
})

afterAll(async () => {
  await there.stop()
  await pool.end()
  await here.close()
})

const insert = `insert into events (id, at, type, version, actor_kind, data) values ($1, $2, 'test.happened', 1, 'system', '{}')`
const eventOf = (id: string): StoredEvent => ({
  id,
  type: 'test.happened',
  version: 1,
  at: new Date().toISOString(),
  actor: { kind: 'system', id: null, name: null },
  causeId: null,
  about: {},
  data: {},
})
const heard = (id: string) => heardThere.filter((event) => event.id === id).length

test('another process hears an event soon after its commit, and once', async () => {
  const id = newId()
  await here.organisation.pool.query(insert, [id, new Date()])
  here.organisation.feed.publish([eventOf(id)])
  await vi.waitFor(() => expect(heard(id)).toBe(1), { timeout: 900, interval: 5 })
  await pause(1_300)
  expect(heard(id)).toBe(1)
})

test('an event whose bell was lost is found by the poll', async () => {
  const id = newId()
  await here.organisation.pool.query(insert, [id, new Date()])
  await vi.waitFor(() => expect(heard(id)).toBe(1), { timeout: 4_000, interval: 50 })
})

test('an event that commits after younger ones is not skipped', async () => {
  const slow = await here.organisation.pool.connect()
  const older = newId()
  await slow.query('begin')
  await slow.query(insert, [older, new Date()])
  const younger = newId()
  await here.organisation.pool.query(insert, [younger, new Date()])
  await vi.waitFor(() => expect(heard(younger)).toBe(1), { timeout: 4_000, interval: 50 })
  await pause(1_500)
  expect(heard(older)).toBe(0)
  await slow.query('commit')
  slow.release()
  await vi.waitFor(() => expect(heard(older)).toBe(1), { timeout: 4_000, interval: 50 })
})

test('a whisper reaches the other process and is not stored', async () => {
  const whispers: unknown[] = []
  const unhear = there.onWhisper((whisper) => whispers.push(whisper))
  const whisper = { topics: ['person:1'], name: 'typing', body: { contactId: '1' } }
  here.organisation.feed.whisper(whisper)
  await vi.waitFor(() => expect(whispers).toEqual([whisper]), { timeout: 900, interval: 5 })
  unhear()
})

test('a listener that fails does not keep others from hearing', () => {
  const event = eventOf(newId())
  const unsubscribe = there.subscribe(() => {
    throw new Error('a bug')
  })
  there.publish([event])
  unsubscribe()
  expect(heard(event.id)).toBe(1)
})

test('who has heard of nobody beside it for half a minute rings no bell, and rings again for whoever comes', async () => {
  const { feed, pool: hers } = here.organisation
  const bells = vi.spyOn(hers, 'query')
  const rung = () => bells.mock.calls.filter(([text]) => String(text).includes('pg_notify')).length
  const clock = vi.spyOn(performance, 'now')
  const whisper = { topics: ['person:1'], name: 'typing', body: {} }
  clock.mockReturnValue(performance.now() + 60_000)
  feed.whisper(whisper)
  expect(rung()).toBe(0)
  clock.mockRestore()
  there.whisper(whisper)
  await vi.waitFor(() => {
    feed.whisper(whisper)
    expect(rung()).toBeGreaterThan(0)
  })
  bells.mockRestore()
})
