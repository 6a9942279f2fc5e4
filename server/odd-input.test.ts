// Whatever is sent, the answer is a refusal that says why; a 500 is a bug of ours.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#house'
import { createKey } from '#identity/server'
import { newId } from '#platform/action'
import { checker, Invalid } from '#platform/http'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { Instant, pathOf, shape } from '#protocol'

let house: TestOrganisation
let app: FastifyInstance
let authorization: string
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  const { key } = await house.as(asSystem, (tx) => createKey(tx, { name: 'all', role: 'administrator' }))
  authorization = `Bearer ${key}`
})
afterAll(async () => {
  await app?.close()
  await house?.close()
})

const ask = (method: 'GET' | 'POST', path: string, body?: string) =>
  app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { host: 'house.test', authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: body }),
  })

const cursorOf = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
const id = '01960000-0000-7000-8000-000000000001'
const instants = [
  '2026-02-30T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '2026-12-31T23:59:60Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-01-01T00:00:00Z (now)',
]
const cursors = [
  'x',
  cursorOf(null),
  cursorOf({ length: 2 }),
  cursorOf([]),
  cursorOf(['x', 'y']),
  cursorOf([1, 2]),
  cursorOf([id]),
  cursorOf(['\ud800', id]),
  ...instants.map((instant) => cursorOf([instant, id])),
]

const lists = routes.filter(({ endpoint }) => endpoint.query && 'cursor' in endpoint.query.properties)

describe('a cursor that we never gave', () => {
  test.each(lists.map(({ endpoint }) => endpoint.path))('%s', async (path) => {
    for (const cursor of cursors) {
      const { statusCode } = await ask('GET', pathOf(path, {}, { cursor }))
      expect({ cursor, isOurBug: statusCode >= 500 }).toEqual({ cursor, isOurBug: false })
    }
  })
})

test('a day that does not exist is no day, wherever it is sent', async () => {
  const check = checker(shape({ at: Instant }), 'body')
  for (const instant of instants) {
    const { statusCode } = await ask('GET', pathOf('/audit', {}, { from: instant }))
    expect({ instant, statusCode }).toEqual({ instant, statusCode: 422 })
    expect(() => check({ at: instant })).toThrow(Invalid)
  }
  for (const at of ['2028-02-29T23:59:59Z', '2026-01-01T00:00:00.123456+08:00'])
    expect(check({ at })).toEqual({ at })
})

test('a queue that asks for a skill nobody knows is refused', async () => {
  const queue = {
    channel: 'chat',
    name: '无',
    priority: 0,
    offerSeconds: 30,
    wrapUpSeconds: 0,
    requires: [{ skillId: newId(), level: 1 }],
    rings: [],
    keywords: [],
    isDefault: false,
    state: 'open',
  }
  expect((await ask('POST', '/queues', JSON.stringify(queue))).statusCode).toBe(404)
})

describe('a body made to choke on', () => {
  test('nested a hundred thousand deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect((await ask('POST', '/skills', `{"name":${deep}}`)).statusCode).toBe(422)
    expect((await ask('POST', '/skills', deep)).statusCode).toBe(422)
  })

  test('with fifty thousand fields nobody knows: the answer names a few', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`f${index}`, 1]))
    const answer = await ask('POST', '/skills', JSON.stringify(fields))
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ fields: unknown[] }>().fields.length).toBeLessThanOrEqual(20)
  })

  test('that is after the prototype', async () => {
    expect((await ask('POST', '/skills', '{"__proto__":{"name":"x"},"name":"x"}')).statusCode).toBe(400)
  })
})
