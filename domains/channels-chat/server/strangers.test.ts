// What strangers try at the widget's door.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const newVisitor = (remoteAddress: string, key?: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    remoteAddress,
    headers: { host: 'house.test', ...(key && { 'idempotency-key': key }) },
    payload: { language: 'zh-Hans' },
  })

test('two strangers behind one address are two visitors, whatever key they send along', async () => {
  const [one, other] = [await newVisitor('192.0.2.7', '1'), await newVisitor('192.0.2.7', '1')]
  expect(one.json().token).not.toBe(other.json().token)
  const { rows } = await house.organisation.pool.query('select answer::text from idempotency_keys')
  expect(rows).toEqual([])
})

test('whoever has a whole network of addresses is one sender, however they are written', async () => {
  const statuses: number[] = []
  for (let host = 1; host <= 130; host += 1) {
    const { statusCode } = await newVisitor(`2001:db8::${host.toString(16)}`)
    statuses.push(statusCode)
  }
  expect(statuses).toContain(429)
  expect((await newVisitor('2001:db8:0:1::1')).statusCode).toBe(200)
})
