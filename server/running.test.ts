import type pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openLog } from '#platform/log'
import type { Organisation, Organisations } from '#platform/organisations'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { runOrganisations } from './running.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

const processId = '01938f2a-0000-7000-8000-000000000002'

/** The organisation on a database that is away while `isAway`. */
function onShakyGround(isAway: () => boolean): Organisation {
  const pool = new Proxy(house.organisation.pool, {
    get(target, name) {
      if (name === 'query' && isAway()) return () => Promise.reject(new Error('Connection terminated'))
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) satisfies pg.Pool
  return { ...house.organisation, pool }
}

const run = (organisation: Organisation) =>
  runOrganisations(
    {
      all: () => [organisation],
      onOpen: (listener) => listener(organisation),
    } as Partial<Organisations> as Organisations,
    { processId, roles: ['router', 'worker'], log: openLog('silent'), mail: undefined },
  )

const leaders = async () =>
  (await house.organisation.pool.query('select from router_lease where process_id = $1', [processId]))
    .rowCount

test('where the database is away at the start, routing begins as soon as it is back', async () => {
  let away = true
  const running = run(onShakyGround(() => away))
  try {
    await vi.waitFor(async () => expect(await running.isReady()).toBe(false))
    away = false
    await vi.waitFor(async () => expect(await leaders()).toBe(1), 8_000)
  } finally {
    await running.stop()
  }
})

test('what never started is stopped at once', async () => {
  const running = run(onShakyGround(() => true))
  const before = performance.now()
  await running.stop()
  expect(performance.now() - before).toBeLessThan(500)
})
