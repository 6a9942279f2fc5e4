// A customer calls from a telephone through a real Asterisk: the agent's desk shows who it is, her telephone is picked
// up, they talk, the customer hangs up, and she wraps up. Where no Asterisk can be had it says so and is left out.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import {
  answeringPhone,
  caller,
  type Exchange,
  openExchange,
  programsForFloor,
  writeTone,
} from '#telephony/callers'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import { administrator, becomeReady, setUpWithSample, signIn } from './people.ts'

const programs = await programsForFloor().catch((error: Error) => error.message)
const unable = typeof programs === 'string' ? programs : undefined
if (unable !== undefined) console.warn(`The call is left out: ${unable}`)

const called = '4008001234'
const number = '+8613800138000'
let huawu: Huawu
let browser: Browser
let exchange: Exchange
let admin: Person
let lin: Person
let tone: string

describe.skipIf(unable !== undefined)('a call', () => {
  beforeAll(async () => {
    if (typeof programs === 'string') return
    ;[huawu, browser, exchange] = await Promise.all([startHuawu(), openBrowser(), openExchange(programs)])
    tone = join(exchange.folder, 'voice.alaw')
    writeTone(tone, 500)
    const accounts = await setUpWithSample(browser, huawu)
    admin = await signIn(browser, huawu, administrator)
    const her = accounts.find(({ name }) => name === '林小满')
    lin = await signIn(browser, huawu, her ?? administrator)
  })

  afterAll(async () => {
    await browser?.close()
    await exchange?.close()
    await huawu?.stop()
  })

  test('the administrator names the switch, and is told that it is what is needed', async () => {
    const { url, user, password, application } = exchange.access
    const { page } = admin
    await page.goto(`${huawu.url}/settings/phone`)
    await page.getByRole('button', { name: '添加交换机' }).first().click()
    await page.getByLabel('名称').fill('一号交换机')
    await page.getByLabel('地址').fill(url)
    await page.getByLabel('控制接口用户名').fill(user)
    await page.getByLabel('密码').fill(password)
    await page.getByLabel('应用名').fill(application)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('交换机「一号交换机」已保存')).toBeVisible()
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await expect(page.getByText('一切就绪，可以接入来电')).toBeVisible()
  })

  test('a number leads to a queue, and a telephone to the agent', async () => {
    const queue = await api('post', '/queues', {
      channel: 'phone',
      name: '售后热线',
      priority: 0,
      offerSeconds: 20,
      wrapUpSeconds: 60,
      requires: [],
      rings: [],
      keywords: [],
      isDefault: false,
      state: 'open',
    })
    await api('post', '/phone/numbers', { number: called, label: '售后热线', queueId: queue.id })
    const { items } = await api('get', '/people?q=1102')
    await api('put', `/phone/desk-phones/${items[0].id}`, { account: 'phone1' })
    await api('post', '/customers', { name: '王明', level: 2, phones: [number] })
    await becomeReady(lin)
  })

  test('she calls: the agent sees who it is, and picks up her telephone', async () => {
    const telephone = await exchange.phone(answeringPhone({ tone }))
    expectValue(telephone.account).toBe('phone1')
    await exchange.callUnheard(caller({ tone, called, number, hangsUpAfterMilliseconds: 6_000 }))
    const mine = lin.page.getByRole('region', { name: '我的会话' })
    await expect(mine.getByText('王明').first()).toBeVisible()
    await eventually(async () => (await api('get', '/contacts?limit=1')).items[0].state, 'serving')
  })

  test('she hangs up: it is wrapped up, and the contact tells of it', async () => {
    await lin.page.getByText('王明').first().click()
    const wrapUp = lin.page.getByTestId('wrap-up')
    await wrapUp.getByTestId('reason-input').fill('thh')
    await wrapUp.getByTestId('reason-input').press('Enter')
    await wrapUp.getByTestId('finish').click()
    await expect(lin.page.getByText(/我今天完成的（1）/)).toBeVisible()
    const [contact] = (await api('get', '/contacts?limit=1')).items
    expectValue(contact).toMatchObject({
      channel: 'phone',
      state: 'closed',
      endedBy: 'visitor',
      customerName: '王明',
    })
  })

  async function api(method: 'get' | 'post' | 'put', path: string, data?: object) {
    const answer = await admin.context.request[method](`${huawu.url}/api/v1${path}`, {
      ...(data && { data }),
      headers: { origin: huawu.url },
    })
    expectValue(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
})
