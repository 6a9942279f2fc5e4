import type pg from 'pg'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { announce, perform } from '#platform/action'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { eventKind, type Id } from '#protocol'
import { type Reaction, reactionsTo, runJobs } from './run-jobs.ts'

const happened = eventKind({
  type: 'test.happened',
  version: 1,
  data: Type.Object({}),
  topics: () => [],
  present: () => undefined,
})

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void

/** A pool whose database is away while `isAway`. */
function leaving(pool: pg.Pool, isAway: () => boolean): pg.Pool {
  const connect = (then?: Connected) => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    if (then) return isAway() ? then(refused, undefined, () => undefined) : pool.connect(then)
    return isAway() ? Promise.reject(refused) : pool.connect()
  }
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return connect
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

// Now and then, on a loaded machine, one run of it hangs for a reason nobody has found yet.
test('a database that goes away just when a job is done stops no later job', { retry: 2 }, async () => {
  let away = false
  const done: Id[] = []
  const reaction: Reaction = {
    on: 'test.happened',
    name: 'test.follow',
    async react(tx, event) {
      done.push(event.id)
      if (done.length > 1) return
      tx.afterCommit(() => {
        away = true
        setTimeout(() => (away = false), 1_500)
      })
    },
  }
  const organisation = {
    ...house.organisation,
    pool: leaving(house.organisation.pool, () => away),
    reactionsTo: reactionsTo([reaction]),
  }
  const happen = async () => {
    const act = { organisation, actor: asSystem, now: new Date() }
    return (await perform(act, async (tx) => (await announce(tx, happened({}, {}))).id)).result
  }
  const jobs = await runJobs(organisation, [reaction], '01938f2a-0000-7000-8000-000000000001')
  try {
    await happen()
    await vi.waitFor(() => expect(away).toBe(true), 5_000)
    await vi.waitFor(() => expect(away).toBe(false), 5_000)
    const later = await happen()
    await vi.waitFor(() => expect(done).toContain(later), 10_000)
  } finally {
    await jobs.stop()
  }
})
