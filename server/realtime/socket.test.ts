import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openServer } from '#platform/http'
import { openLog } from '#platform/log'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor } from '#protocol'
import type { SignalHandler } from './index.ts'

const id = '01938f2a-0000-7000-8000-000000000001'
const lin: Actor = {
  kind: 'person',
  personId: id,
  name: '小林',
  language: 'zh-Hans',
  unitId: null,
  sessionId: id,
  grants: [],
}
const stranger: Actor = { kind: 'stranger', language: 'en' }

const knock: SignalHandler = {
  name: 'knock',
  receive: async (_organisation, _viewer, body) => {
    if (body === 'break') throw new Error('broken')
    return { topics: ['staff'], body }
  },
}

let house: TestOrganisation
let app: FastifyInstance
let isSignedIn = true
let visitorIsKnown = Promise.resolve()
const open = new Set<WebSocket>()

beforeAll(async () => {
  house = await testOrganisation()
  const { organisation } = house
  app = await openServer({
    organisations: { all: () => [organisation], byHost: () => organisation } as never,
    gatekeeper: {
      actorOf: async (_organisation, headers) => (isSignedIn && headers.has('cookie') ? lin : stranger),
      byVisitorToken: async () => {
        await visitorIsKnown
        return { kind: 'visitor', visitorId: id, language: 'en' }
      },
      topicsOf: () => ['staff'],
      admit: async () => undefined,
      mayCarry: async () => true,
    },
    routes: [],
    setup: () => undefined,
    signals: [knock],
    log: openLog('silent'),
    url: 'http://127.0.0.1',
    trustProxy: false,
    version: '0',
    isReady: async () => true,
    gauges: [],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  vi.useRealTimers()
  isSignedIn = true
  for (const socket of open) socket.terminate()
  open.clear()
  await vi.waitFor(() => expect(house.organisation.hub.connections()).toBe(0))
})
afterAll(async () => {
  await app.close()
  await house.close()
})

type Line = { socket: WebSocket; heard: string[]; closed: Promise<number>; say(said: unknown): void }

async function connect(headers: Record<string, string> = { cookie: 'session' }): Promise<Line> {
  const { port } = app.server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/realtime`, { headers })
  open.add(socket)
  const heard: string[] = []
  socket.on('message', (raw: Buffer) => heard.push(raw.toString('utf8')))
  socket.on('error', () => undefined)
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await once(socket, 'open')
  return { socket, heard, closed, say: (said) => socket.send(JSON.stringify(said)) }
}

async function greeted(headers?: Record<string, string>): Promise<Line> {
  const line = await connect(headers)
  line.say({ kind: 'hello' })
  await vi.waitFor(() => expect(line.heard[0]).toContain('"ready"'))
  return line
}

describe('a socket', () => {
  test('without credentials is closed with the reason', async () => {
    const line = await connect({})
    line.say({ kind: 'hello' })
    expect(await line.closed).toBe(4401)
    expect(line.heard).toEqual([])
  })

  test.each<[string, string | Buffer]>([
    ['text that is no JSON', 'hello?'],
    ['nothing', 'null'],
    ['a list', '[{"kind":"hello"}]'],
    ['an unknown kind', '{"kind":"subscribe","topics":["staff"]}'],
    ['a signal without a name', '{"kind":"signal"}'],
    ['bytes', Buffer.from('{"kind":"hello"}')],
    [
      'more than a message may hold',
      JSON.stringify({ kind: 'signal', name: 'knock', body: 'x'.repeat(9_000) }),
    ],
  ])('that says %s is closed', async (_name, said) => {
    const line = await greeted()
    line.socket.send(said)
    expect(await line.closed).toBe(4400)
  })

  test('that sends a flood in one message is cut off before it is kept', async () => {
    const line = await greeted()
    line.socket.send('x'.repeat(70_000))
    expect(await line.closed).toBe(1009)
  })

  test('is answered when it asks whether we are there', async () => {
    const line = await greeted()
    line.say({ kind: 'ping' })
    await vi.waitFor(() => expect(line.heard).toContain('{"kind":"pong"}'))
  })

  test('passes no more signals than a person makes, and hears on', async () => {
    const [noisy, other] = [await greeted(), await greeted()]
    const isKnock = (text: string) => text.includes('"knock"')
    for (let count = 1; count <= 200; count += 1) noisy.say({ kind: 'signal', name: 'knock', body: count })
    noisy.say({ kind: 'ping' })
    await vi.waitFor(() => expect(noisy.heard).toContain('{"kind":"pong"}'))
    other.say({ kind: 'ping' })
    await vi.waitFor(() => expect(other.heard).toContain('{"kind":"pong"}'))
    expect(other.heard.filter(isKnock)).toHaveLength(60)
    other.say({ kind: 'signal', name: 'knock', body: 'still here' })
    await vi.waitFor(() => expect(noisy.heard.at(-1)).toContain('still here'))
  })

  test('signals nothing before it has said who it is, and no signal that nobody knows', async () => {
    const [early, other] = [await connect(), await greeted()]
    early.say({ kind: 'signal', name: 'knock', body: 'early' })
    early.say({ kind: 'hello' })
    early.say({ kind: 'signal', name: 'shout', body: 'unknown' })
    await vi.waitFor(() => expect(early.heard[0]).toContain('"ready"'))
    early.say({ kind: 'signal', name: 'knock', body: 'known' })
    await vi.waitFor(() => expect(other.heard.at(-1)).toContain('known'))
    expect(other.heard.filter((text) => text.includes('"signal"'))).toHaveLength(1)
  })

  test('whose signal breaks something here is closed and may come again', async () => {
    const line = await greeted()
    line.say({ kind: 'signal', name: 'knock', body: 'break' })
    expect(await line.closed).toBe(1011)
    expect((await greeted()).heard[0]).toContain('"ready"')
  })

  test('whose session ended between the upgrade and the hello gets nothing', async () => {
    const line = await connect()
    isSignedIn = false
    line.say({ kind: 'hello' })
    expect(await line.closed).toBe(4401)
  })

  test('that goes while it is being recognised is not kept', async () => {
    let recognise: () => void = () => undefined
    visitorIsKnown = new Promise((resolve) => (recognise = resolve))
    const line = await connect({})
    line.say({ kind: 'hello', visitorToken: 'token' })
    line.say({ kind: 'ping' })
    await vi.waitFor(() => expect(line.heard).toEqual(['{"kind":"pong"}']))
    line.socket.close()
    await line.closed
    recognise()
    visitorIsKnown = Promise.resolve()
    expect((await greeted()).heard[0]).toContain('"ready"')
    expect(house.organisation.hub.connections()).toBe(1)
  })
})

// Last, because the clock of the house stands still afterwards.
describe('a socket that is silent', () => {
  const pressed = { toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] } as const

  test('from the beginning is closed, whatever it says instead of hello', async () => {
    vi.useFakeTimers({ toFake: [...pressed.toFake] })
    const line = await connect()
    vi.advanceTimersByTime(6_000)
    line.say({ kind: 'ping' })
    await once(line.socket, 'message')
    vi.advanceTimersByTime(6_000)
    expect(await line.closed).toBe(4408)
  })

  test('for a minute is closed, and one that asks now and then is not', async () => {
    vi.useFakeTimers({ toFake: [...pressed.toFake] })
    const line = await connect()
    line.say({ kind: 'hello' })
    await once(line.socket, 'message')
    vi.advanceTimersByTime(50_000)
    line.say({ kind: 'ping' })
    await once(line.socket, 'message')
    vi.advanceTimersByTime(50_000)
    line.say({ kind: 'ping' })
    await once(line.socket, 'message')
    vi.advanceTimersByTime(61_000)
    expect(await line.closed).toBe(4408)
  })
})
