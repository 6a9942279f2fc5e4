import type { FastifyInstance, InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Route, route } from '#platform/action'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { endpoint, languages, type Problem, Refused, shape } from '#protocol'

const asked = endpoint({
  id: 'test.ask',
  method: 'POST',
  path: '/test-questions',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Goes wrong as it is asked to.',
  body: shape({ how: Type.String({ maxLength: 20 }) }),
  answer: shape({}),
})
const asking: Route = route(asked, async (_tx, { body }) => {
  if (body.how === 'wait')
    throw new Refused({ code: 'protocol.too-many-requests', status: 429, facts: { seconds: 12.2 } })
  if (body.how === 'wordless') throw new Refused({ code: 'people.no-such-words', status: 409 })
  if (body.how === 'bug') throw new Error('小林 at /srv/huawu says: select secret')
  return {}
})

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'centre.test': house.organisation }, [asking])
})
afterAll(async () => {
  await app.close()
  await house.close()
})

async function ask(
  options: InjectOptions,
): Promise<{ status: number; type: unknown; problem: Problem; headers: object }> {
  const answer = await app.inject({ ...options, headers: { host: 'centre.test', ...options.headers } })
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    problem: answer.json(),
    headers: answer.headers,
  }
}
const post = (payload: string | object, headers: Record<string, string> = {}) =>
  ask({ method: 'POST', url: '/api/v1/test-questions', payload, headers })

describe('a refusal', () => {
  test('is an RFC 9457 problem with a stable code, a sentence and the number of the request', async () => {
    const { status, type, problem, headers } = await ask({ url: '/api/v1/people' })
    expect({ status, type }).toEqual({ status: 401, type: 'application/problem+json; charset=utf-8' })
    expect(problem).toEqual({
      type: 'urn:huawu:problem:protocol.sign-in',
      title: '请先登录。',
      status: 401,
      code: 'protocol.sign-in',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(headers).toMatchObject({ 'x-request-id': problem.requestId })
  })

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '请先登录。'],
    ['zh-TW', '請先登入。'],
    ['zh-Hant-HK', '請先登入。'],
    ['en-GB', 'Please sign in first.'],
    ['fr-FR, en;q=0.5', 'Please sign in first.'],
    ['fr', '请先登录。'],
    ['', '请先登录。'],
    [';;q=,,,*', '请先登录。'],
  ])('is told to who asks for "%s" as %s', async (language, title) => {
    const { problem } = await ask({ url: '/api/v1/people', headers: { 'accept-language': language } })
    expect(problem.title).toBe(title)
  })

  test.each(languages)('names each field that is wrong in %s', async (language) => {
    const { status, problem } = await post({ how: 'x'.repeat(21), extra: 1 }, { 'accept-language': language })
    expect(status).toBe(422)
    expect(problem.fields?.map(({ path, rule }) => ({ path, rule }))).toEqual([
      { path: '/extra', rule: 'unknown' },
      { path: '/how', rule: 'too-long' },
    ])
    for (const field of problem.fields ?? []) expect(field.message).not.toMatch(/fields\.|\{\{/)
    expect(problem.fields?.[1]?.message).toContain('20')
  })

  test('that asks for patience says how long', async () => {
    const { status, headers } = await post({ how: 'wait' })
    expect({ status, headers }).toMatchObject({ status: 429, headers: { 'retry-after': '13' } })
  })

  test('without words is told by its code', async () => {
    expect((await post({ how: 'wordless' })).problem.title).toBe('people.no-such-words')
  })
})

describe('what is not a request', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, string, Record<string, string>, [number, string]]>([
    ['half a JSON', '{"how": "wel', json, [400, 'protocol.not-json']],
    [
      'no JSON at all',
      'how=well',
      { 'content-type': 'application/x-www-form-urlencoded' },
      [415, 'protocol.not-json'],
    ],
    ['text of a kind nobody knows', 'x', { 'content-type': 'no/such; thing' }, [415, 'protocol.not-json']],
    ['an empty body that says it is JSON', '', json, [400, 'protocol.not-json']],
    [
      'more than a megabyte',
      JSON.stringify({ how: 'x'.repeat(1_000_001) }),
      json,
      [413, 'protocol.body-too-large'],
    ],
  ])('%s is refused as such', async (_name, payload, headers, [status, code]) => {
    const answer = await post(payload, headers)
    expect(answer).toMatchObject({ status, problem: { status, code } })
    expect(answer.problem.title).not.toContain('protocol.')
  })
})

test('a failure of ours tells a number to ask by, and nothing of what is inside', async () => {
  const { status, problem } = await post({ how: 'bug' }, { 'accept-language': 'en' })
  expect({ status, code: problem.code }).toEqual({ status: 500, code: 'protocol.failed' })
  expect(problem.title).toContain(problem.requestId)
  expect(JSON.stringify(problem)).not.toMatch(/小林|srv|select|stack|Error:/)
})

describe('an address that does not exist', () => {
  test.each<[InjectOptions['method'], string]>([
    ['GET', '/api/v1/no-such-thing'],
    ['GET', '/api/v2/people'],
    ['DELETE', '/api/v1/people'],
    ['POST', '/api/v1/%E0%A4%A'],
    ['GET', '/no-such-file.js'],
    ['POST', '/'],
    ['OPTIONS', '/api/v1/people'],
  ])('%s %s is a problem, too', async (method, url) => {
    const answer = await app.inject({ ...(method && { method }), url, headers: { host: 'centre.test' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    if (method !== 'OPTIONS')
      expect(answer.json()).toMatchObject({ code: expect.stringMatching(/^protocol\./) })
    expect(answer.body).not.toMatch(/FST_|Route|stack/)
  })
})

test('an organisation that is not there is not guessed at', async () => {
  const answer = await app.inject({ url: '/api/v1/me', headers: { host: 'elsewhere.test' } })
  expect(answer.json()).toMatchObject({ status: 404, code: 'protocol.no-organisation' })
})

test('HEAD is answered like GET, without a body', async () => {
  const answer = await app.inject({ method: 'HEAD', url: '/healthz' })
  expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 200, body: '' })
  const refused = await app.inject({
    method: 'HEAD',
    url: '/api/v1/people',
    headers: { host: 'centre.test' },
  })
  expect({ status: refused.statusCode, body: refused.body }).toEqual({ status: 401, body: '' })
})
