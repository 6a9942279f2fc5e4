// A visitor goes quiet: she is asked, answers, waits herself, goes quiet again, and her conversation is closed.
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
let folder: string
let accounts: Account[]
let lin: Person
let leader: Person
let visitor: Person
let ahead = 0

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
const log = ({ page }: Person) => page.getByRole('log').first()
/** Presses the server's clock forward. */
const pass = (seconds: number) => writeFileSync(join(folder, 'clock'), String((ahead += seconds * 1000)))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huawu-clock-'))
  const clock = { HUAWU_CLOCK_FILE: join(folder, 'clock') }
  ;[huawu, browser] = await Promise.all([startHuawu(clock), openBrowser()])
  accounts = await setUpWithSample(browser, huawu)
  leader = await signIn(browser, huawu, account('王海燕'))
  lin = await signIn(browser, huawu, account('林小满'))
  await becomeReady(lin)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, '我的碗碎了，想退货')
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(lin, '您好，请把订单号发给我。')
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('after three minutes she is asked whether she is there, and both of them read it', async () => {
  await expect(lin.page.getByTestId('customer-silent')).toBeVisible()
  pass(180)
  for (const person of [visitor, lin]) await expect(log(person).getByText(/您还在吗/)).toBeVisible()
})

test('any word of hers begins anew', async () => {
  await visitorWrites(visitor, '在的，我找一下')
  await expect(log(lin).getByText('在的，我找一下')).toBeVisible()
  pass(50)
  await agentWrites(lin, '不着急。')
  await expect(log(visitor).getByText('不着急。')).toBeVisible()
  await visitorWrites(visitor, '20261121008866')
  await expect(log(lin).getByText('20261121008866')).toBeVisible()
  expectValue(
    await log(visitor)
      .getByText(/会话已结束/)
      .count(),
  ).toBe(0)
})

test('now the agent keeps her waiting: she and her leader are told, and one click leads there', async () => {
  pass(60)
  const { page } = leader
  await expect(page.getByTestId('urgent-notice').getByText(/林小满 的客户已等待/)).toBeVisible()
  // She looks at the conversation itself, so the same notice to her is read already.
  const hers = await lin.page.request.get(`${huawu.url}/api/v1/notices`)
  expectValue(await hers.json()).toMatchObject({
    items: [{ kind: 'channels-chat.agent-silent', urgency: 'now' }],
  })
  await page.getByTestId('urgent-notice').getByRole('button').first().click()
  await expect(log(leader).getByText('20261121008866')).toBeVisible()
  await eventually(() => page.getByTestId('notices').innerText(), '通知，0 条未读')
})

test('her answer ends the alarm, and the visitor who stays silent is asked, then let go', async () => {
  await agentWrites(lin, '已经为您登记退货。')
  await expect(log(visitor).getByText('已经为您登记退货。')).toBeVisible()
  pass(180)
  await expect(
    log(visitor)
      .getByText(/您还在吗/)
      .nth(1),
  ).toBeVisible()
  pass(120)
  await expect(log(visitor).getByText(/本次会话已结束/)).toBeVisible()
  await expect(lin.page.getByTestId('wrap-up')).toBeVisible()
  await expect(leader.page.getByText(/客户长时间未回复/)).toBeVisible()
})
