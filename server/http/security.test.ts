import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { download, type Route, route } from '#platform/action'
import { openLog } from '#platform/log'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { endpoint, Nothing, shape } from '#protocol'
import { openServer } from './index.ts'

const common = { promise: 'screen', caller: 'anyone', summary: 'Only for this test.' } as const
const file: Route = download(
  endpoint({ ...common, id: 'test.file', method: 'GET', path: '/test-file', answer: Nothing }),
  async () => ({
    name: '发票".html',
    contentType: 'text/html',
    bytes: 25,
    content: Readable.from('<script>alert(1)</script>'),
    inline: false,
  }),
)
const change: Route = route(
  endpoint({
    ...common,
    id: 'test.change',
    method: 'PUT',
    path: '/test-change',
    body: shape({}),
    answer: Nothing,
  }),
  async () => ({}),
)

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'centre.test': house.organisation }, [file, change])
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const ask = (options: InjectOptions) =>
  app.inject({ ...options, headers: { host: 'centre.test', ...options.headers } })

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
}
const isBuilt = existsSync(join(import.meta.dirname, '../../dist/web/index.html'))

describe('every answer says how far a browser may trust it', () => {
  test.each([
    '/',
    '/api/v1/me',
    '/api/v1/welcome',
    '/healthz',
    '/api/openapi.json',
    '/nothing.js',
    '/metrics',
  ])('%s', async (url) => {
    const { headers } = await ask({ url })
    expect(headers).toMatchObject(everywhere)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test.runIf(isBuilt)('a page lets in only what carries the word of this one answer', async () => {
    const pages = await Promise.all(['/', '/sign-in', '/contacts/7?x=1'].map((url) => ask({ url })))
    const words = pages.map(({ headers, body, statusCode }) => {
      expect(statusCode).toBe(200)
      expect(headers['cache-control']).toBe('no-store')
      const policy = String(headers['content-security-policy'])
      const [, nonce = ''] = /script-src 'self' 'nonce-([^']+)'/.exec(policy) ?? []
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(body).not.toContain('HUAWU_NONCE')
      for (const [tag] of body.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
      return nonce
    })
    expect(new Set(words).size).toBe(3)
  })

  test('only over https it asks to be visited over https', async () => {
    expect((await ask({ url: '/healthz' })).headers).not.toHaveProperty('strict-transport-security')
    const secure = await openServer({
      organisations: { all: () => [] } as never,
      gatekeeper: undefined as never,
      routes: [],
      setup: () => undefined,
      signals: [],
      log: openLog('silent'),
      url: 'https://call.example',
      trustProxy: false,
      version: '0',
      isReady: async () => true,
      gauges: [],
    })
    const { headers } = await secure.inject({ url: '/healthz' })
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
    await secure.close()
  })

  test('an answer of the API is kept by nobody', async () => {
    expect((await ask({ url: '/api/v1/welcome' })).headers['cache-control']).toBe('no-store')
  })
})

test('a file that somebody sent never runs here, whatever it is', async () => {
  const { headers, body } = await ask({ url: '/api/v1/test-file' })
  expect(body).toContain('<script>')
  expect(headers).toMatchObject({
    ...everywhere,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': "attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8%22.html",
    'cache-control': 'private, max-age=3600',
  })
})

describe('a change that comes with our cookie', () => {
  const put = (headers: Record<string, string>) =>
    ask({ method: 'PUT', url: '/api/v1/test-change', payload: {}, headers })

  test.each<[string, Record<string, string>]>([
    ['from our own page', { cookie: 'a=b', origin: 'http://centre.test' }],
    ['from our own page, as the browser says', { cookie: 'a=b', 'sec-fetch-site': 'same-origin' }],
    ['from a program without a browser', { cookie: 'a=b' }],
    ['without a cookie, from anywhere', { origin: 'https://evil.example' }],
  ])('%s is let in', async (_name, headers) => {
    expect((await put(headers)).statusCode).toBe(200)
  })

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a neighbour below the same name', { origin: 'http://x.centre.test' }],
    ['another port', { origin: 'http://centre.test:8080' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused', async (_name, headers) => {
    const answer = await put({ cookie: 'a=b', ...headers })
    expect(answer.json()).toMatchObject({ status: 403, code: 'protocol.wrong-origin' })
  })
})

describe("other people's sites", () => {
  test('may call what the widget needs, without any cookie of ours', async () => {
    const origin = 'https://shop.example'
    const preflight = await ask({ method: 'OPTIONS', url: '/api/v1/widget/visitors', headers: { origin } })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers).toMatchObject({ 'access-control-allow-origin': '*' })
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials')
    const settings = await ask({ url: '/api/v1/widget/settings', headers: { origin, cookie: 'a=b' } })
    expect(settings.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  test('may call nothing else', async () => {
    for (const url of ['/api/v1/me', '/api/v1/people', '/api/v1/session', '/api/v1/widget/../people']) {
      const preflight = await ask({ method: 'OPTIONS', url, headers: { origin: 'https://shop.example' } })
      expect(preflight.headers).not.toHaveProperty('access-control-allow-origin')
    }
  })
})
