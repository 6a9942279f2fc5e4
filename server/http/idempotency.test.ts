import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { audit, newId, type Route, route } from '#platform/action'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { endpoint, Refused, shape } from '#protocol'

const orderPart = endpoint({
  id: 'test.order',
  method: 'POST',
  path: '/test-orders',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Orders something, once.',
  body: shape({ what: Type.String() }),
  answer: shape({ number: Type.String() }),
})
let isOut = false
const ordering: Route = route(orderPart, async (tx, { body }) => {
  const number = newId()
  await audit(tx, { action: 'test.order', subject: { kind: body.what, id: number } })
  if (isOut) throw new Refused({ code: 'protocol.stale', status: 409 })
  return { number }
})

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'centre.test': house.organisation }, [ordering])
})
afterAll(async () => {
  await app.close()
  await house.close()
})
beforeEach(() => {
  isOut = false
})

async function order(what: string, key?: string, remoteAddress = '192.0.2.1') {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/test-orders',
    remoteAddress,
    headers: { host: 'centre.test', ...(key && { 'idempotency-key': key }) },
    payload: { what },
  })
  const body: { number?: string; code?: string } = answer.json()
  return { status: answer.statusCode, body }
}

async function ordered(what: string): Promise<unknown> {
  const { rows } = await house.organisation.pool.query('select count(*) from audit where subject_kind = $1', [
    what,
  ])
  return rows[0].count
}

test('the same request with the same key is done once and answered the same', async () => {
  const key = randomUUID()
  const first = await order('tea', key)
  expect(first.status).toBe(200)
  expect(await order('tea', key)).toEqual(first)
  expect(await ordered('tea')).toBe(1)
})

test('ten at the same time are one', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, () => order('coffee', key)))
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.number}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  expect(await ordered('coffee')).toBe(1)
})

test('a key that was used for something else is refused', async () => {
  const key = randomUUID()
  await order('rice', key)
  expect(await order('noodles', key)).toMatchObject({ status: 422, body: { code: 'protocol.key-reused' } })
  expect(await ordered('noodles')).toBe(0)
})

test('without a key, and with the key of somebody else, each request stands for itself', async () => {
  const key = randomUUID()
  const numbers = [
    await order('soup', key),
    await order('soup', key, '192.0.2.2'),
    await order('soup'),
    await order('soup'),
  ]
  expect(new Set(numbers.map(({ body }) => body.number)).size).toBe(4)
})

test('what was refused may be tried again with the same key', async () => {
  const key = randomUUID()
  isOut = true
  expect(await order('cake', key)).toMatchObject({ status: 409 })
  isOut = false
  expect(await order('cake', key)).toMatchObject({ status: 200 })
  expect(await ordered('cake')).toBe(1)
})

test('answers are kept for a day, not longer', async () => {
  const key = randomUUID()
  const { body } = await order('pie', key)
  const keepHouse = async (hours: number) => {
    house.setTime(new Date(Date.now() + hours * 3_600_000))
    await house.organisation.pool.query(`select graphile_worker.add_job('keep-house')`)
    await house.settle()
    house.setTime(new Date())
  }
  await keepHouse(23)
  expect((await order('pie', key)).body).toEqual(body)
  await keepHouse(25)
  expect((await order('pie', key)).body).not.toEqual(body)
})
