// Who sees what happen, live: a message goes through the house while two leaders, an agent and the visitor look on.
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { databaseUrl } from '#platform/database'
import { openLog } from '#platform/log'
import { givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import type { ShownEvent } from '#protocol'
import { type House, newHouse } from './house-for-tests.ts'
import { runOrganisations } from './running.ts'
import { setUp } from './setup.ts'

const password = 'correct horse battery 4600'
const patience = { timeout: 15_000 }

let given: GivenDatabase
let house: House
let running: ReturnType<typeof runOrganisations>
let address = ''
let secretOf: Map<string, string>

beforeAll(async () => {
  given = await givenDatabase(postgresOfRun().ownerUrl)
  house = await newHouse(databaseUrl(postgresOfRun().applicationUrl, given.name), given.url)
  running = runOrganisations(house.organisations, {
    processId: '01938f2a-0000-7000-8000-0000000000a1',
    roles: ['web', 'router', 'worker'],
    log: openLog('silent'),
    mail: undefined,
  })
  const done = await setUp(house.organisations, {
    organisation: { name: '示例中心', code: 'main', language: 'zh-Hans', timeZone: 'Asia/Shanghai' },
    administrator: { name: '管理员', email: 'admin@example.com', staffNumber: '1000', password },
    sample: true,
  })
  secretOf = new Map(done.sampleAccounts.map((account) => [account.staffNumber, account.password]))
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = house.app.server.address() as AddressInfo
  address = `127.0.0.1:${port}`
}, 60_000)
afterAll(async () => {
  await house.app.close()
  await running.stop()
  await house.close()
  await given.drop()
})

type Asked = { status: number; body: unknown; cookie: string }

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Asked> {
  const answer = await fetch(`http://${address}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { status: answer.status, body: await answer.json(), cookie }
}

async function signIn(staffNumber: string): Promise<{ cookie: string }> {
  const login = { login: staffNumber, password: secretOf.get(staffNumber) ?? password }
  const { status, cookie } = await ask('POST', '/session', {}, login)
  expect(status).toBe(200)
  return { cookie }
}

type Screen = {
  events: ShownEvent[]
  text(): string
  closed: Promise<{ code: number; reason: string }>
  leave(): void
}

function look(headers: Record<string, string>, hello: object = {}): Promise<Screen> {
  const socket = new WebSocket(`ws://${address}/api/v1/realtime`, { headers })
  const texts: string[] = []
  const events: ShownEvent[] = []
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') })),
  )
  socket.on('open', () => socket.send(JSON.stringify({ kind: 'hello', ...hello })))
  return new Promise((resolve) =>
    socket.on('message', (raw: Buffer) => {
      const text = raw.toString('utf8')
      const said: { kind: string; event?: ShownEvent } = JSON.parse(text)
      texts.push(text)
      if (said.event) events.push(said.event)
      if (said.kind === 'ready')
        resolve({ events, closed, text: () => texts.join('\n'), leave: () => socket.close() })
    }),
  )
}

const typesOf = (screen: Screen) => screen.events.map(({ type }) => type)

describe('one message, and who sees it', () => {
  test('the team of the agent, its leader and the visitor follow it; the other team hears nothing of it', async () => {
    const agent = await signIn('1102')
    const [leaderHere, leaderThere, agentThere, supervisor] = await Promise.all(
      ['1101', '1201', '1202', '1001'].map(async (number) => look(await signIn(number))),
    )
    const agentHere = await look(agent)
    if (!leaderHere || !leaderThere || !agentThere || !supervisor) throw new Error('nobody looks')
    for (const state of ['not-ready', 'ready'])
      expect((await ask('PUT', '/agents/me/state', agent, { state })).status).toBe(200)

    const visitor = await ask('POST', '/widget/visitors', {}, { language: 'zh-Hans' })
    const { token } = visitor.body as { token: string }
    const asVisitor = { 'x-huawu-visitor': token }
    const visitorScreen = await look({}, { visitorToken: token })
    const text = '我的订单还没有到，想退货'
    const chat = await ask('POST', '/widget/conversations', asVisitor, {
      clientId: '01938f2a-0000-7000-8000-00000000c1d1',
      text,
      language: 'zh-Hans',
      page: { url: 'https://shop.example/', title: '商店' },
    })
    expect(chat.status).toBe(200)
    const contactId = (chat.body as { contact: { id: string } }).contact.id

    await vi
      .waitFor(() => expect(typesOf(agentHere)).toContain('offer.made'), patience)
      .catch(() => undefined)
    const desk = await ask('GET', '/desk', agent)
    const offerId = /"offerId":"([^"]+)"/.exec(JSON.stringify(desk.body))?.[1] ?? JSON.stringify(desk.body)
    expect((await ask('POST', `/offers/${offerId}/acceptance`, agent, {})).status).toBe(200)
    const note = '内部：老客户，请优先'
    const write = (kind: string, words: string, clientId: string) =>
      ask('POST', `/contacts/${contactId}/messages`, agent, { clientId, kind, text: words })
    expect((await write('note', note, '01938f2a-0000-7000-8000-00000000c1d2')).status).toBe(200)
    expect((await write('text', '您好，马上为您处理', '01938f2a-0000-7000-8000-00000000c1d3')).status).toBe(
      200,
    )

    for (const screen of [agentHere, leaderHere, supervisor, visitorScreen])
      await vi.waitFor(() => expect(screen.text()).toContain('马上为您处理'), patience)
    expect(leaderHere.text()).toContain(note)
    expect(typesOf(leaderHere)).toContain('contact.accepted')

    // All of it is out by now: what the others were to hear they would have heard.
    for (const screen of [leaderThere, agentThere]) {
      expect(screen.text()).not.toContain(contactId)
      expect(screen.text()).not.toMatch(/退货|马上为您处理|内部/)
    }
    expect(visitorScreen.text()).not.toMatch(/内部|queueId|unitId|personId|grants|staffNumber/)
    for (const screen of [agentHere, leaderHere, leaderThere, agentThere, supervisor, visitorScreen])
      screen.leave()
  }, 60_000)
})

describe('a screen is closed at once', () => {
  test('when its session is ended from elsewhere, and the other one of the same person stays', async () => {
    const [desk, phone] = [await signIn('1103'), await signIn('1103')]
    const [deskScreen, phoneScreen] = [await look(desk), await look(phone)]
    const { body } = await ask('GET', '/sessions', phone)
    const { items } = body as { items: { id: string; current: boolean }[] }
    const other = items.find(({ current }) => !current)
    expect((await ask('DELETE', `/sessions/${other?.id}`, phone)).status).toBe(200)
    expect(await deskScreen.closed).toEqual({ code: 4403, reason: 'signed out' })
    expect((await ask('GET', '/me', desk)).status).toBe(401)
    expect((await ask('GET', '/me', phone)).status).toBe(200)
    phoneScreen.leave()
    expect((await phoneScreen.closed).code).toBe(1005)
  })

  test('when she signs out', async () => {
    const her = await signIn('1103')
    const screen = await look(her)
    expect((await ask('DELETE', '/session', her)).status).toBe(200)
    expect(await screen.closed).toEqual({ code: 4403, reason: 'signed out' })
  })

  /** Her page as an administrator sees it. */
  async function pageOf(staffNumber: string, administrator: { cookie: string }) {
    const { body: people } = await ask('GET', `/people?q=${staffNumber}`, administrator)
    const { items } = people as { items: { id: string; staffNumber: string }[] }
    const id = items.find((person) => person.staffNumber === staffNumber)?.id
    const { body } = await ask('GET', `/people/${id}`, administrator)
    return { id, version: Number(/"version":(\d+)/.exec(JSON.stringify(body))?.[1]) }
  }

  test('when her rights change, and nobody else loses a screen', async () => {
    const administrator = await signIn('1000')
    const [her, other] = [await look(await signIn('1203')), await look(await signIn('1202'))]
    const { id, version } = await pageOf('1203', administrator)
    const changed = await ask('PUT', `/people/${id}/roles`, administrator, { version, roles: [] })
    expect(changed.status).toBe(200)
    expect(await her.closed).toEqual({ code: 4403, reason: 'rights changed' })
    other.leave()
    expect((await other.closed).code).toBe(1005)
  })

  test('when she has left', async () => {
    const administrator = await signIn('1000')
    const cookie = await signIn('1204')
    const screen = await look(cookie)
    const { id, version } = await pageOf('1204', administrator)
    expect((await ask('POST', `/people/${id}/departure`, administrator, { version })).status).toBe(200)
    expect((await screen.closed).code).toBe(4403)
    expect((await ask('GET', '/me', cookie)).status).toBe(401)
  })
})
