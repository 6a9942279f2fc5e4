import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as people from '#people/server'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { createKey } from './keys.ts'
import { routes } from './routes.ts'
import { type Centre, furnish, goodPassword, personActorOf } from './test-people.ts'

let house: TestOrganisation
let centre: Centre
let server: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnish(house, people)
  server = await testServer({ 'centre.test': house.organisation })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

type Call = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
}
const call = async (path: string, { method = 'GET', body, headers = {} }: Call = {}) => {
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      host: 'centre.test',
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return {
    status: answer.statusCode,
    body: answer.body ? answer.json() : undefined,
    headers: answer.headers,
    cookies: answer.cookies,
  }
}
const signIn = (login: string, more: Call = {}, password = goodPassword) =>
  call('/session', { method: 'POST', body: { login, password }, ...more })
async function cookieOf(login: string): Promise<Record<string, string>> {
  const { cookies } = await signIn(login)
  return { cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ') }
}

test('before signing in she learns the name of the centre, and of herself that she has to sign in', async () => {
  expect((await call('/welcome')).body).toEqual({
    organisationName: '测试中心',
    language: 'zh-Hans',
    resetByMail: false,
  })
  const me = await call('/me', { headers: { 'accept-language': 'en' } })
  expect(me).toMatchObject({ status: 401, body: { code: 'protocol.sign-in' } })
})

test('she signs in, asks who she is, changes her language and signs out', async () => {
  const headers = await cookieOf('AGENTA')
  const me = await call('/me', { headers })
  expect(me).toMatchObject({
    status: 200,
    body: { person: { staffNumber: 'AGENTA', unitName: '售后一班' }, theme: 'system' },
  })
  expect(me.body.permissions).toContainEqual({ permission: 'contacts.take', reach: 'own' })
  expect(me.body.permissions).toContainEqual({ permission: 'people.read', reach: 'units' })
  const changed = await call('/me', {
    method: 'PATCH',
    body: { language: 'zh-Hant', theme: 'dark' },
    headers,
  })
  expect(changed.body).toMatchObject({ language: 'zh-Hant', theme: 'dark', actor: { language: 'zh-Hant' } })
  expect((await call('/session', { method: 'DELETE', headers })).status).toBe(200)
  expect((await call('/me', { headers })).status).toBe(401)
})

test('she sees her devices, ends one, and another’s is not there for her', async () => {
  const here = await cookieOf('LEADERA')
  const there = await cookieOf('LEADERA')
  const { body } = await call('/sessions', { headers: here })
  expect(body.items).toHaveLength(2)
  const other = body.items.find((session: { current: boolean }) => !session.current)
  const agent = await cookieOf('AGENTA')
  expect((await call(`/sessions/${other.id}`, { method: 'DELETE', headers: agent })).status).toBe(404)
  expect((await call(`/sessions?personId=${centre.people.leaderA}`, { headers: agent })).status).toBe(404)
  const admin = await cookieOf('ADMIN')
  expect(
    (await call(`/sessions?personId=${centre.people.leaderA}`, { headers: admin })).body.items,
  ).toHaveLength(2)
  expect((await call(`/sessions/${other.id}`, { method: 'DELETE', headers: here })).status).toBe(200)
  expect((await call('/me', { headers: there })).status).toBe(401)
  expect((await call('/me', { headers: here })).status).toBe(200)
})

test('an agent is refused whatever is not hers', async () => {
  const headers = await cookieOf('AGENTA')
  const id = centre.people.agentB
  const unit = { parentId: null, level: 'centre', name: 'x' }
  const tries: [string, Call][] = [
    ['/audit', {}],
    ['/api-keys', {}],
    ['/api-keys', { method: 'POST', body: { name: 'x', role: 'agent' } }],
    ['/invitations', { method: 'POST', body: { personId: id } }],
    [`/people/${id}/password-reset-link`, { method: 'POST' }],
    ['/people', { method: 'POST', body: { staffNumber: 'X', name: 'x', unitId: null } }],
    [`/people/${id}`, { method: 'PATCH', body: { version: 1, name: 'x' } }],
    [`/people/${id}/roles`, { method: 'PUT', body: { version: 1, roles: [] } }],
    [`/people/${id}/departure`, { method: 'POST', body: { version: 1 } }],
    ['/units', { method: 'POST', body: unit }],
    ['/skills', { method: 'POST', body: { name: 'x' } }],
  ]
  for (const [path, what] of tries) {
    const answer = await call(path, { ...what, headers })
    expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'protocol.forbidden'])
  }
  expect((await call(`/people/${id}`, { headers })).status).toBe(404)
})

test('every endpoint but those for anyone asks a stranger to sign in', async () => {
  for (const { endpoint } of routes.filter((route) => route.endpoint.caller !== 'anyone')) {
    const path = endpoint.path.replaceAll(/:\w+/g, centre.centre)
    expect([endpoint.id, (await call(path, { method: endpoint.method })).status]).toEqual([endpoint.id, 401])
  }
})

test('hostile and oversized input is refused before it is looked at', async () => {
  const admin = await cookieOf('ADMIN')
  const bodies: [unknown, number][] = [
    [{ login: 'A', password: 'x'.repeat(201) }, 422],
    [{ login: 'A'.repeat(321), password: 'x' }, 422],
    [{ login: { $ne: null }, password: 'x' }, 422],
    [{ login: 'A', password: 'x', admin: true }, 422],
    [{ login: 'A\u0000B', password: 'x' }, 422],
    [{ login: '\ud800', password: 'x' }, 422],
    [[], 422],
    ['{"login":', 400],
    ['x'.repeat(1_100_000), 413],
  ]
  for (const [body, status] of bodies) {
    expect([
      String(JSON.stringify(body)).slice(0, 40),
      (await call('/session', { method: 'POST', body })).status,
    ]).toEqual([String(JSON.stringify(body)).slice(0, 40), status])
  }
  for (const path of [
    '/audit?limit=100000',
    '/audit?actorId=1',
    '/audit?from=yesterday',
    '/people?limit=0',
    '/sessions/x',
  ]) {
    const method = path === '/sessions/x' ? 'DELETE' : 'GET'
    expect([path, (await call(path, { method, headers: admin })).status]).toEqual([path, 422])
  }
  expect((await call(`/audit?cursor=${'A'.repeat(100)}`, { headers: admin })).status).toBe(400)
  expect((await call('/invitations/short')).status).toBe(422)
  expect((await call(`/invitations/${'a'.repeat(43)}`)).status).toBe(410)
  expect(
    (await call(`/people?q=${encodeURIComponent("%' or 1=1 --")}`, { headers: admin })).body.items,
  ).toEqual([])
})

test('a foreign page cannot act with her cookie', async () => {
  const headers = await cookieOf('AGENTA')
  const foreign = { ...headers, origin: 'https://evil.example' }
  expect((await call('/me', { method: 'PATCH', body: { theme: 'dark' }, headers: foreign })).status).toBe(403)
  expect((await signIn('AGENTA', { headers: foreign })).status).toBe(403)
})

test('a secret is kept for no repeated request, and a refused sign-in is refused again', async () => {
  const admin = { ...(await cookieOf('ADMIN')), 'idempotency-key': 'one-and-the-same' }
  const make = () => call('/api-keys', { method: 'POST', body: { name: 'x', role: 'agent' }, headers: admin })
  const [first, second] = [await make(), await make()]
  expect(first.body.key).not.toBe(second.body.key)
  const headers = { 'idempotency-key': 'again' }
  expect((await signIn('AGENTB', { headers }, 'not the password')).status).toBe(401)
  expect((await signIn('AGENTB', { headers }, 'not the password')).status).toBe(401)
  const kept = await house.organisation.db.selectFrom('idempotency_keys').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(first.body.key)
  expect(kept).toEqual([])
})

test('who has to wait is told for how long, in her language and in the header', async () => {
  for (let time = 0; time < 5; time++) await signIn('SUPERVISOR', {}, 'not the password')
  const answer = await signIn('SUPERVISOR', { headers: { 'accept-language': 'en' } })
  expect(answer).toMatchObject({
    status: 429,
    body: { code: 'identity.too-many-attempts', facts: { seconds: 30 } },
  })
  expect(answer.headers['retry-after']).toBe('30')
  expect(answer.body.title).toBe('Too many attempts. Please wait 30 seconds and try again.')
})

test('a key acts within its permissions and never in a person’s place', async () => {
  const admin = await personActorOf(house, 'ADMIN')
  const wanted = { name: '同步', role: 'administrator', permissions: ['people.read' as const] }
  const { key } = await house.as(admin, (tx) => createKey(tx, wanted))
  const headers = { authorization: `Bearer ${key}` }
  expect((await call('/people', { headers })).body.items.length).toBeGreaterThan(5)
  expect((await call('/audit', { headers })).status).toBe(403)
  for (const [path, method] of [
    ['/me', 'GET'],
    ['/session', 'DELETE'],
    ['/sessions', 'GET'],
  ] as const) {
    expect((await call(path, { method, headers })).body.code).toBe('identity.people-only')
  }
  expect((await call('/people', { headers: { authorization: 'Bearer huawu_nonsense' } })).status).toBe(401)
})

test('a session of one organisation is nothing in another', async () => {
  const other = await testOrganisation({ code: 'other' })
  const both = await testServer({
    'centre.test': house.organisation,
    'other.test': { ...other.organisation, secret: 'another secret entirely' },
  })
  const headers = { ...(await cookieOf('ADMIN')), host: 'other.test' }
  expect((await both.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401)
  await both.close()
  await other.close()
})
