import { randomBytes, randomUUID } from 'node:crypto'
import { type ClientRequest, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { upload } from '#platform/action'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { endpoint, Nothing } from '#protocol'

const path = '/stormy-files'
const keeping = upload(
  endpoint({
    id: 'test.keep',
    method: 'POST',
    path,
    promise: 'screen',
    caller: 'anyone',
    summary: 'Takes every file.',
    answer: Nothing,
  }),
  () => Promise.resolve({}),
)

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation }, [keeping])
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

/** Begins to send a file; `end` sends the rest. */
function begin(): { status: Promise<number>; end: () => void } {
  let asking: ClientRequest | undefined
  const status = new Promise<number>((resolve, reject) => {
    const { port } = app.server.address() as AddressInfo
    const headers = { host: 'house.test', 'content-type': 'image/png', 'content-length': 20 }
    const url = `/api/v1${path}`
    asking = request({ host: '127.0.0.1', port, method: 'POST', path: url, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asking.on('error', reject)
    asking.write(randomBytes(10))
  })
  return { status, end: () => asking?.end(randomBytes(10)) }
}

test('a few files at once are taken, one more waits its turn, and then it is taken too', async () => {
  const few = Array.from({ length: 4 }, begin)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const more = begin()
  expect(await more.status).toBe(429)
  for (const one of few) one.end()
  expect(await Promise.all(few.map(({ status }) => status))).toEqual([200, 200, 200, 200])
  const last = begin()
  last.end()
  expect(await last.status).toBe(200)
})

test('nobody is waited for without end', () => {
  expect(app.server.requestTimeout).toBeGreaterThan(0)
  expect(app.server.requestTimeout).toBeLessThanOrEqual(330_000)
  expect(app.server.headersTimeout).toBeGreaterThan(0)
  expect(app.server.headersTimeout).toBeLessThanOrEqual(60_000)
})

test('a stranger cannot make us read a megabyte before we ask who she is', async () => {
  const send = (length: number) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: 'house.test' },
      payload: { login: randomUUID(), password: 'x'.repeat(length) },
    })
  expect((await send(250_000)).statusCode).toBe(413)
  expect((await send(1_000)).statusCode).toBe(422)
})

test('the longest a visitor may write goes through, however it is escaped', async () => {
  const visitor = await app.inject({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    headers: { host: 'house.test' },
    payload: { language: 'zh-Hans' },
  })
  const escaped = (length: number) => '\\u8BDD'.repeat(length)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/widget/conversations',
    headers: {
      host: 'house.test',
      'content-type': 'application/json',
      'x-huawu-visitor': visitor.json<{ token: string }>().token,
    },
    payload: `{"clientId":"${randomUUID()}","language":"en","text":"${escaped(4_000)}","page":{"url":"${escaped(20_000)}","title":"${escaped(5_000)}"}}`,
  })
  expect(answer.json()).toMatchObject({ code: 'channels-chat.closed' })
})
