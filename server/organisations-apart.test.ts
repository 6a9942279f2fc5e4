// Walks every route, socket and file link of one organisation with the credentials of another.
import type { AddressInfo } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { routes } from '#house'
import { createKey } from '#identity/server'
import { createFirstAdministrator } from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { pathOf } from '#protocol'
import { furnishSample } from './sample-centre.ts'

const password = 'correct horse battery 4600'
const hosts = { north: 'north.example', south: 'south.example' }

let north: TestOrganisation
let south: TestOrganisation
let app: FastifyInstance
let credentials: { name: string; headers: Record<string, string> }[]
/** Ids of real rows of the south, so that a refusal is never just an unknown id. */
let southern: Record<string, string>

async function furnish(house: TestOrganisation): Promise<void> {
  await house.as(asSystem, async (tx) => {
    await createFirstAdministrator(tx, {
      name: '管理员',
      email: 'admin@example.com',
      staffNumber: '1000',
      password,
      language: 'zh-Hans',
    })
    await furnishSample(tx, 'zh-Hans')
  })
}

const ask = (host: string, options: InjectOptions) =>
  app.inject({ ...options, headers: { host, 'user-agent': 'test', ...options.headers } })

async function signIn(host: string): Promise<string> {
  const answer = await ask(host, {
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: '1000', password },
  })
  expect(answer.statusCode).toBe(200)
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

async function visitorOf(host: string): Promise<string> {
  const answer = await ask(host, {
    method: 'POST',
    url: '/api/v1/widget/visitors',
    payload: { language: 'zh-Hans' },
  })
  expect(answer.statusCode).toBe(200)
  const { token }: { token: string } = answer.json()
  return token
}

async function startChat(host: string, token: string): Promise<string> {
  const answer = await ask(host, {
    method: 'POST',
    url: '/api/v1/widget/conversations',
    headers: { 'x-huawu-visitor': token },
    payload: {
      clientId: '01938f2a-0000-7000-8000-00000000c1d1',
      text: '我的订单还没有到，想退货',
      language: 'zh-Hans',
      page: { url: 'https://shop.example/', title: '商店' },
    },
  })
  expect(answer.statusCode).toBe(200)
  const { contact }: { contact: { id: string } } = answer.json()
  return contact.id
}

beforeAll(async () => {
  north = await testOrganisation({ code: 'north' })
  south = await testOrganisation({ code: 'south' })
  await Promise.all([furnish(north), furnish(south)])
  app = await testServer({ [hosts.north]: north.organisation, [hosts.south]: south.organisation })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const key = await north.as(asSystem, (tx) => createKey(tx, { name: 'north', role: 'administrator' }))
  const northVisitor = await visitorOf(hosts.north)
  await startChat(hosts.north, northVisitor)
  credentials = [
    { name: 'a session', headers: { cookie: await signIn(hosts.north), origin: `http://${hosts.south}` } },
    { name: 'an API key', headers: { authorization: `Bearer ${key.key}` } },
    { name: "a visitor's token", headers: { 'x-huawu-visitor': northVisitor } },
  ]
  const southVisitor = await visitorOf(hosts.south)
  const contactId = await startChat(hosts.south, southVisitor)
  const attachmentId = await sendPicture(hosts.south, southVisitor, contactId)
  southern = { contactId, attachmentId, visitorToken: southVisitor, ...(await someIds(contactId)) }
})

/** One pixel, as a visitor sends it; gives the id of the link to it. */
async function sendPicture(host: string, token: string, contactId: string): Promise<string> {
  const answer = await ask(host, {
    method: 'POST',
    url: `/api/v1/widget/conversations/${contactId}/attachments?clientId=01938f2a-0000-7000-8000-00000000f11e`,
    headers: { 'x-huawu-visitor': token, 'content-type': 'image/png', 'x-file-name': 'bowl.png' },
    payload: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  expect(answer.statusCode).toBe(200)
  const { attachment }: { attachment: { id: string } } = answer.json()
  return attachment.id
}

afterAll(async () => {
  await app?.close()
  await Promise.all([north?.close(), south?.close()])
})

async function someIds(contactId: string): Promise<Record<string, string>> {
  const one = async (statement: string) => {
    const { rows } = await south.organisation.pool.query<{ id: string }>(statement)
    return rows[0]?.id ?? contactId
  }
  return {
    personId: await one('select id from people limit 1'),
    unitId: await one('select id from units limit 1'),
    skillId: await one('select id from skills limit 1'),
    queueId: await one('select id from queues limit 1'),
  }
}

const guarded = routes.filter(({ endpoint }) => endpoint.caller !== 'anyone')

describe('the credentials of one organisation open nothing in another', () => {
  test.each(guarded.map((route) => [`${route.endpoint.method} ${route.endpoint.path}`, route] as const))(
    '%s',
    async (_name, { endpoint }) => {
      const unknownId = southern['contactId'] ?? ''
      const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
      const params = Object.fromEntries(names.map((name) => [name, southern[name] ?? unknownId]))
      for (const { name, headers } of credentials) {
        const answer = await ask(hosts.south, {
          method: endpoint.method,
          url: `/api/v1${pathOf(endpoint.path, params)}`,
          headers,
          ...(endpoint.method !== 'GET' && { payload: endpoint.example?.body ?? {} }),
        })
        expect({ name, status: answer.statusCode }).toEqual({ name, status: 401 })
      }
    },
  )
})

test('the same credentials do open their own organisation', async () => {
  const [session, key, visitor] = credentials
  const me = await ask(hosts.north, { method: 'GET', url: '/api/v1/me', headers: session?.headers ?? {} })
  const people = await ask(hosts.north, { method: 'GET', url: '/api/v1/people', headers: key?.headers ?? {} })
  const chat = await ask(hosts.north, {
    method: 'GET',
    url: '/api/v1/widget/conversation',
    headers: visitor?.headers ?? {},
  })
  expect([me.statusCode, people.statusCode, chat.statusCode]).toEqual([200, 200, 200])
})

test('the link to a real file opens at home, and for nobody of another organisation at either host', async () => {
  const { attachmentId = '', visitorToken = '' } = southern
  const links = [`/api/v1/attachments/${attachmentId}`, `/api/v1/widget/attachments/${attachmentId}`]
  const hers = { 'x-huawu-visitor': visitorToken }
  const atHome = await ask(hosts.south, { method: 'GET', url: links[1] ?? '', headers: hers })
  expect([atHome.statusCode, atHome.headers['content-type']]).toEqual([200, 'image/png'])
  for (const url of links) {
    for (const { name, headers } of credentials) {
      const [there, here] = [
        await ask(hosts.south, { method: 'GET', url, headers }),
        await ask(hosts.north, { method: 'GET', url, headers }),
      ]
      expect({ name, url, there: there.statusCode }).toEqual({ name, url, there: 401 })
      // At home she is known, but the file is not there; and each kind of link is for its own kind of caller.
      expect([401, 403, 404], `${name} ${url}`).toContain(here.statusCode)
    }
  }
})

test('a host that belongs to nobody shows nothing', async () => {
  const answer = await ask('west.example', { method: 'GET', url: '/api/v1/me' })
  expect(answer.statusCode).toBe(404)
})

type Heard = { code: number | undefined; messages: string[] }

function listen(host: string, headers: Record<string, string>, hello: object): Promise<Heard> {
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve) => {
    const messages: string[] = []
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/realtime`, { headers: { host, ...headers } })
    socket.on('open', () => socket.send(JSON.stringify({ kind: 'hello', ...hello })))
    socket.on('message', (raw: Buffer) => {
      messages.push(raw.toString('utf8'))
      if (messages.length > 0) socket.close(1000)
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => resolve({ code, messages }))
  })
}

describe('sockets', () => {
  test('a socket of one organisation hears nothing with the session of another', async () => {
    const [session] = credentials
    const heard = await listen(hosts.south, session?.headers ?? {}, {})
    expect(heard).toEqual({ code: 4401, messages: [] })
  })

  test("nor with another's visitor token", async () => {
    const token = credentials[2]?.headers['x-huawu-visitor']
    expect(await listen(hosts.south, {}, { visitorToken: token })).toEqual({ code: 4401, messages: [] })
  })

  test('both are heard at home', async () => {
    const session = credentials[0]?.headers['cookie'] ?? ''
    const token = credentials[2]?.headers['x-huawu-visitor']
    expect((await listen(hosts.north, { cookie: session }, {})).messages[0]).toContain('ready')
    expect((await listen(hosts.north, {}, { visitorToken: token })).messages[0]).toContain('ready')
  })

  test('a page of another site cannot listen with the cookie of its visitor', async () => {
    const cookie = credentials[0]?.headers['cookie'] ?? ''
    const heard = await listen(hosts.north, { cookie, origin: 'https://evil.example' }, {})
    expect(heard).toEqual({ code: 4401, messages: [] })
  })
})

test('a change that comes from another site with our cookie is refused', async () => {
  const cookie = credentials[0]?.headers['cookie'] ?? ''
  const answer = await ask(hosts.north, {
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { cookie, origin: 'https://evil.example' },
  })
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toMatchObject({ code: 'protocol.wrong-origin' })
})
