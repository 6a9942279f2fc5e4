import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/action'
import type { Gauges } from '#platform/http'
import { reactionFigures } from '#platform/jobs'
import type { Organisation } from '#platform/organisations'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { waitingFigures } from '#routing/server'
import { gauges } from './gauges.ts'
import { furnishSample } from './sample-centre.ts'

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  await house.as(asSystem, (tx) => furnishSample(tx, 'zh-Hans'))
})
afterAll(async () => {
  await app?.close()
  await house?.close()
})

const figures = [...reactionFigures, ...waitingFigures]
const gaugesOf = (organisation: Organisation): Gauges =>
  gauges({ all: () => [organisation] }, { figures, leads: (code) => code === 'test' })

async function valueOf(all: Gauges, name: string): Promise<number | undefined> {
  return (await all.find((gauge) => gauge.name === name)?.read())?.[0]?.value
}

async function ask(path: string, payload: object, headers: Record<string, string> = {}) {
  const url = `/api/v1/widget${path}`
  const answer = await app.inject({
    method: 'POST',
    url,
    payload,
    headers: { host: 'house.test', ...headers },
  })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ token: string }>()
}

async function reaction(state: 'pending' | 'dead', at: Date): Promise<void> {
  const row = { event_id: newId(), reaction: 'test', at, state }
  await house.organisation.db.insertInto('reactions').values(row).execute()
}

test('nobody waits: the wait is nothing, and not unknown', async () => {
  const all = gaugesOf(house.organisation)
  expect(await valueOf(all, 'huawu_contacts_waiting')).toBe(0)
  expect(await valueOf(all, 'huawu_contacts_longest_wait_seconds')).toBe(0)
  expect(await valueOf(all, 'huawu_router_leads')).toBe(1)
})

test('who waits, and for how long, and what was given up or is late', async () => {
  // What followed from furnishing the centre is done.
  await house.settle()
  const start = new Date('2026-11-22T02:00:00.000Z')
  house.setTime(start)
  const { token } = await ask('/visitors', { language: 'zh-Hans' })
  const page = { url: 'https://shop.example/', title: '商店' }
  const first = { clientId: newId(), text: '我的订单还没有到', language: 'zh-Hans', page }
  await ask('/conversations', first, { 'x-huawu-visitor': token })
  await reaction('dead', start)
  await reaction('pending', start)
  house.setTime(new Date(start.getTime() + 90_000))
  await reaction('pending', new Date(start.getTime() + 80_000))
  const all = gaugesOf(house.organisation)
  expect(await valueOf(all, 'huawu_contacts_waiting')).toBe(1)
  expect(await valueOf(all, 'huawu_contacts_longest_wait_seconds')).toBe(90)
  expect(await valueOf(all, 'huawu_reactions_dead')).toBe(1)
  expect(await valueOf(all, 'huawu_reactions_late')).toBe(1)
})

test('one look at all figures is one query, and a second look at once is none', async () => {
  let queries = 0
  const { db } = house.organisation
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  const all = gaugesOf({ ...house.organisation, db: counted })
  await Promise.all(figures.map(({ name }) => valueOf(all, name)))
  await valueOf(all, 'huawu_contacts_waiting')
  expect(queries).toBe(1)
})

test('a database that does not answer gives no number and holds nobody up', { timeout: 10_000 }, async () => {
  const all = gaugesOf(house.organisation)
  await house.organisation.db.transaction().execute(async (tx) => {
    await sql`lock table waiting in access exclusive mode`.execute(tx)
    const started = performance.now()
    expect(await valueOf(all, 'huawu_contacts_waiting')).toBeUndefined()
    expect(await valueOf(all, 'huawu_database_waiting')).toBe(0)
    expect(performance.now() - started).toBeLessThan(4_500)
  })
})
