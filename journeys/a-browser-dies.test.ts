// An agent's browser dies in the middle of a conversation: the customer is told, a colleague goes on, nobody is lost.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
  type Account,
  agentWrites,
  becomeReady,
  setUpWithSample,
  signIn,
  visitorWrites,
  visitShop,
} from './people.ts'

let huawu: Huawu
let browser: Browser
let herBrowser: Browser
let folder: string
let accounts: Account[]
let lin: Person
let leader: Person
let colleague: Person
let visitor: Person

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
const log = () => visitor.page.getByRole('log')
const stateOf = ({ page }: Person) => page.getByTestId('agent-state').getAttribute('data-state')
/** Presses the server's clock forward. */
const hurry = (seconds: number) => writeFileSync(join(folder, 'clock'), String(seconds * 1000))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huawu-clock-'))
  const clock = { HUAWU_CLOCK_FILE: join(folder, 'clock') }
  ;[huawu, browser] = await Promise.all([startHuawu(clock), openBrowser()])
  accounts = await setUpWithSample(browser, huawu)
  leader = await signIn(browser, huawu, account('王海燕'))
  await leader.page.goto(`${huawu.url}/contacts`)
  herBrowser = await openBrowser()
  lin = await signIn(herBrowser, huawu, account('林小满'))
  await eventually(() => stateOf(lin), 'not-ready')
  await becomeReady(lin)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, '我的碗碎了，想退货')
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(lin, '您好，我来帮您看一下。')
})

afterAll(async () => {
  await herBrowser?.close()
  await browser?.close()
  await huawu?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a page that is loaded again interrupts nobody', async () => {
  await lin.page.reload()
  await agentWrites(lin, '请把订单号发给我。')
  await expect(log().getByText('请把订单号发给我。')).toBeVisible()
  expectValue(await log().getByText('重新连接客服').count()).toBe(0)
})

test('her customer is told within five seconds that her browser has died', async () => {
  const session = await herBrowser.newBrowserCDPSession()
  const before = performance.now()
  // It never answers: the whole browser is gone, as after a power cut.
  void session.send('Browser.crash').catch(() => undefined)
  await expect(log().getByText('正在为您重新连接客服，请稍候。')).toBeVisible()
  expectValue(performance.now() - before).toBeLessThan(5_000)
})

test('after twenty seconds her leader is told wherever she is, and sees 异常离线 on her team', async () => {
  hurry(20)
  await leader.page
    .getByTestId('urgent-notice')
    .getByRole('button', { name: /林小满 连接中断/ })
    .click()
  await expect(leader.page.getByRole('main').getByText('异常离线')).toBeVisible()
})

test('a colleague gets the conversation first in line, and nobody was abandoned', async () => {
  colleague = await signIn(browser, huawu, account('赵敏'))
  await becomeReady(colleague)
  await colleague.page.getByRole('button', { name: /接起/ }).press('Enter')
  await expect(colleague.page.getByRole('log').getByText('请把订单号发给我。')).toBeVisible()
  await agentWrites(colleague, '我是同事，接着为您处理。')
  await expect(log().getByText('我是同事，接着为您处理。')).toBeVisible()
  const asked = await leader.page.request.get(`${huawu.url}/api/v1/contacts?state=abandoned`)
  expectValue(await asked.json()).toMatchObject({ items: [] })
})

test('back at her desk she is in 示忙 and sees what happened', async () => {
  lin = await signIn(browser, huawu, account('林小满'))
  await eventually(() => stateOf(lin), 'not-ready')
  await expect(lin.page.getByTestId('agent-state').getByText('断线后返回')).toBeVisible()
})
