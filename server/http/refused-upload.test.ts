import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Route, upload } from '#platform/action'
import { openLog } from '#platform/log'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import { endpoint, Nothing, Refused } from '#protocol'
import { openServer } from './index.ts'

const path = '/refused-files'
const refusing: Route = upload(
  endpoint({
    id: 'test.refuse',
    method: 'POST',
    path,
    promise: 'screen',
    caller: 'anyone',
    summary: 'Refuses every file after its first bytes.',
    answer: Nothing,
  }),
  async (_tx, _input, file) => {
    for await (const _ of file.content) break
    throw new Refused({ code: 'protocol.file-too-large', status: 413, facts: { megabytes: 1 } })
  },
)

let house: TestOrganisation
let port = 0
let close: () => Promise<void>
beforeAll(async () => {
  house = await testOrganisation()
  const { organisation } = house
  const app = await openServer({
    organisations: { all: () => [organisation], byHost: () => organisation } as never,
    gatekeeper: {
      actorOf: async () => ({ kind: 'stranger', language: 'en' }),
      byVisitorToken: async () => undefined,
      topicsOf: () => [],
      admit: async () => undefined,
      mayCarry: async () => true,
    },
    routes: [refusing],
    setup: () => undefined,
    signals: [],
    log: openLog('silent'),
    url: 'http://127.0.0.1',
    trustProxy: false,
    version: '0',
    isReady: async () => true,
    gauges: [],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  port = typeof address === 'object' && address ? address.port : 0
  close = () => app.close()
})
afterAll(async () => {
  await close()
  await house.close()
})

test('after a file that was refused half way the same browser is answered again', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: string, url: string, body?: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const asking = request({ agent, host: '127.0.0.1', port, method, path: url }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      })
      asking.on('error', reject)
      asking.end(body)
    })
  expect(await ask('POST', `/api/v1${path}`, Buffer.alloc(12_000_000))).toBe(413)
  expect(await ask('GET', '/healthz')).toBe(200)
  agent.destroy()
}, 10_000)
