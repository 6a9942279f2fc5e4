// A day in a house whose log is set to tell everything: sign-in, a chat, errors; and nobody is found in it.
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { databaseUrl } from '#platform/database'
import { runJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import { givenDatabase, type GivenDatabase, postgresOfRun } from '#platform/testing'
import { type House, newHouse } from './house-for-tests.ts'

const personal = {
  name: '欧阳观察者',
  email: 'ouyang.watcher@example.com',
  password: 'correct horse battery 4600',
  wrongPassword: 'a-password-typed-wrongly',
  staffNumber: 'OYGC7788',
  organisation: '观察中心',
  message: '我的订单还没有到，想退货',
  forbidden: '这句话数据库不收',
  page: 'https://shop.example/orders/secret-page',
  address: '203.0.113.77',
  userAgent: 'Watcher-Browser/1.0',
}

const lines: string[] = []
let given: GivenDatabase
let house: House
beforeAll(async () => {
  given = await givenDatabase(postgresOfRun().ownerUrl)
  const log = openLog('trace', { write: (line) => lines.push(line) })
  house = await newHouse(databaseUrl(postgresOfRun().applicationUrl, given.name), given.url, log)
})
afterAll(async () => {
  await house.close()
  await given.drop()
})

const post = (path: string, payload: unknown, headers: Record<string, string> = {}) =>
  house.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    remoteAddress: personal.address,
    headers: { 'user-agent': personal.userAgent, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

const secrets: string[] = []

test('names, addresses, messages, passwords and tokens are in no line', async () => {
  secrets.push(house.key)
  const setup = await post('/setup', {
    key: house.key,
    organisation: {
      name: personal.organisation,
      code: 'main',
      language: 'zh-Hans',
      timeZone: 'Asia/Shanghai',
    },
    administrator: {
      name: personal.name,
      email: personal.email,
      staffNumber: personal.staffNumber,
      password: personal.password,
    },
    sample: true,
  })
  expect(setup.statusCode).toBe(200)
  const [organisation] = house.organisations.all()
  if (!organisation) throw new Error('no organisation')

  expect(
    (await post('/session', { login: personal.email, password: personal.wrongPassword })).statusCode,
  ).toBe(401)
  const session = await post('/session', { login: personal.email, password: personal.password })
  expect(session.statusCode).toBe(200)
  secrets.push(...session.cookies.map(({ value }) => value))

  const visitor = await post('/widget/visitors', { language: 'zh-Hans' })
  const { token }: { token: string } = visitor.json()
  secrets.push(token)
  const conversation = {
    clientId: '01938f2a-0000-7000-8000-00000000c1d1',
    text: personal.message,
    language: 'zh-Hans',
    page: { url: personal.page, title: personal.message },
  }
  const headers = { 'x-huawu-visitor': token }
  const chat = await post('/widget/conversations', conversation, headers)
  expect(chat.statusCode).toBe(200)
  const { contact }: { contact: { id: string } } = chat.json()
  const messages = `/widget/conversations/${contact.id}/messages`

  // The database refuses a row, and tells the whole row in its error.
  const owner = new pg.Client({ connectionString: databaseUrl(given.url, `${given.name}_main`) })
  await owner.connect()
  await owner.query(
    `alter table messages add constraint not_this check (text <> '${personal.forbidden}') not valid`,
  )
  await owner.end()
  const refused = await post(
    messages,
    { clientId: '01938f2a-0000-7000-8000-00000000c1d2', text: personal.forbidden },
    headers,
  )
  expect(refused.statusCode).toBe(500)
  expect((await post(messages, `{"text": "${personal.message}`, headers)).statusCode).toBe(400)
  expect((await post(`${messages}?x=${personal.email}`, {}, headers)).statusCode).toBeGreaterThan(399)

  // A reaction fails with somebody's words in its mouth.
  await organisation.pool.query(`select graphile_worker.add_job('react', '{"eventId": "${personal.name}"}')`)
  const jobs = await runJobs(organisation, [], '01938f2a-0000-7000-8000-00000000c1d3')
  await vi.waitFor(() => expect(lines.join('')).toContain('Failed task'), { timeout: 15_000 })
  await jobs.stop()

  const all = lines.join('')
  expect(all).toContain('a request failed')
  expect(all).toContain('not_this')
  for (const word of [...Object.values(personal), ...secrets]) expect(all).not.toContain(word)
}, 60_000)
