import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { furnishSample } from './sample-centre.ts'

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation({ code: 'sample' })
  app = await testServer({ 'house.test': house.organisation })
  await house.as(asSystem, (tx) => furnishSample(tx, 'zh-Hans'))
})
afterAll(async () => {
  await app?.close()
  await house?.close()
})

test('visitors who may choose are offered the queues of the sample by the names these have', async () => {
  await house.organisation.pool.query(`update chat_settings set queue_choice = 'offered'`)
  const answer = await app.inject({ url: '/api/v1/widget/settings', headers: { host: 'house.test' } })
  const { queues } = answer.json<{ queues: { names: Record<string, string> }[] }>()
  const named = (language: string) => new Set(queues.map(({ names }) => names[language]))
  expect(named('zh-Hans')).toEqual(new Set(['售后服务', '订单咨询']))
  expect(named('en')).toEqual(named('zh-Hans'))
})
