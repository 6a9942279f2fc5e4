// One message all the way through: from a shop's page to an agent, over two crashes, to the leader's list.
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
  type Account,
  administrator,
  agentWrites,
  becomeReady,
  said,
  setUpWithSample,
  signIn,
  visitorWrites,
  visitShop,
} from './people.ts'

let huawu: Huawu
let browser: Browser
let accounts: Account[]
let lin: Person
let li: Person
let visitor: Person

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const question = '我的订单还没有到，想退货'
const hello = '您好，我是林小满，马上帮您查。'
const whileDown = '订单号是 20261121-88'
const afterCrash = '查到了，包裹在杭州，可以为您办理退货。'
const noDatabase = '那就退货吧，谢谢'
const goodbye = '已为您登记退货，稍后短信通知您取件时间。'
const note = '客户要求退货，已登记。'
const everything = [question, hello, whileDown, afterCrash, noDatabase, goodbye]

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

test('whoever started Huawu sets it up with the sample centre', async () => {
  accounts = await setUpWithSample(browser, huawu)
  expectValue(accounts.map(({ name }) => name)).toContain('林小满')
})

test('the visitor is offered to the agent with the skill, and not to the one without', async () => {
  lin = await signIn(browser, huawu, account('林小满'))
  li = await signIn(browser, huawu, account('李伟'))
  await becomeReady(li)
  await becomeReady(lin)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, question)
  const offer = lin.page.getByRole('region', { name: '派入' })
  await expect(offer.getByText(question)).toBeVisible()
  await expect(offer.getByText(/售后服务/)).toBeVisible()
  await expect(li.page.getByText('正在等候派入')).toBeVisible()
  expectValue(await li.page.getByText(question).count()).toBe(0)
})

test('she accepts by keyboard, answers, and both see what was read', async () => {
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await expect(lin.page.getByRole('log').getByText(question)).toBeVisible()
  await expect(lin.page.getByText('派给您，因为合适的坐席中您空闲最久')).toBeVisible()
  await expect(visitor.page.getByText('林小满 正在为您服务')).toBeVisible()
  await agentWrites(lin, hello)
  await expect(visitor.page.getByRole('log').getByText(hello)).toBeVisible()
  await expect(lin.page.getByRole('log').getByText('已读')).toBeVisible()
})

test('typing is seen on both sides and kept nowhere', async () => {
  await visitor.page.getByRole('textbox', { name: '写消息' }).pressSequentially('那个')
  await expect(lin.page.getByText(/正在输入/)).toBeVisible()
  await visitor.page.getByRole('textbox', { name: '写消息' }).fill('')
})

test('the server is killed: what the visitor writes meanwhile arrives once, in order', async () => {
  await huawu.killServer()
  await visitorWrites(visitor, whileDown)
  await huawu.start()
  await expect(lin.page.getByRole('log').getByText(whileDown)).toBeVisible()
  await agentWrites(lin, afterCrash)
  await expect(visitor.page.getByRole('log').getByText(afterCrash)).toBeVisible()
})

test('PostgreSQL is killed under the running server: the conversation goes on', async () => {
  huawu.killPostgres()
  await visitorWrites(visitor, noDatabase)
  await agentWrites(lin, goodbye)
  await expect(lin.page.getByRole('log').getByText(noDatabase)).toBeVisible()
  await expect(visitor.page.getByRole('log').getByText(goodbye)).toBeVisible()
})

test('nothing was lost and nothing doubled, for either of them, also after a reload', async () => {
  await eventually(async () => (await said(lin, everything)).toSorted(), everything.toSorted())
  await Promise.all([lin.page.reload(), visitor.page.reload()])
  const open = visitor.page.getByRole('textbox', { name: '写消息' })
  if (!(await open.isVisible())) await visitor.page.getByRole('button', { name: /客服/ }).last().click()
  await eventually(() => said(lin, everything), await said(lin, everything))
  await eventually(async () => (await said(visitor, everything)).toSorted(), everything.toSorted())
  expectValue(await said(visitor, everything)).toEqual(await said(lin, everything))
})

test('she ends it and wraps up with a reason and a note', async () => {
  await lin.page.getByRole('button', { name: '结束会话' }).click()
  const wrapUp = lin.page.getByTestId('wrap-up')
  await wrapUp.getByTestId('reason-input').fill('thh')
  await wrapUp.getByTestId('reason-input').press('Enter')
  await wrapUp.getByTestId('wrap-up-note').fill(note)
  await lin.page.keyboard.press('Control+Enter')
  await expect(lin.page.getByText(/我今天完成的（1）/)).toBeVisible()
  await expect(visitor.page.getByText(/会话已结束/)).toBeVisible()
})

test('her leader sees it in her team, and another team leader does not', async () => {
  const [wang, chen] = await Promise.all([
    signIn(browser, huawu, account('王海燕')),
    signIn(browser, huawu, account('陈志强')),
  ])
  await Promise.all([wang.page.goto(`${huawu.url}/team`), chen.page.goto(`${huawu.url}/team`)])
  await expect(wang.page.getByText('林小满')).toBeVisible()
  await expect(wang.page.getByText(note)).toBeVisible()
  await expect(chen.page.getByText('李伟')).toBeVisible()
  expectValue(await chen.page.getByText('林小满').count()).toBe(0)
  expectValue(await chen.page.getByText(note).count()).toBe(0)
})

test('tomorrow, after another start, the log and the audit trail tell the story', async () => {
  await huawu.killServer()
  await huawu.start()
  const admin = await signIn(browser, huawu, administrator)
  await admin.page.goto(`${huawu.url}/contacts`)
  await admin.page.getByText(/访客/).first().click()
  for (const line of everything) await expect(admin.page.getByText(line, { exact: true })).toBeVisible()
  await expect(admin.page.getByText(note)).toBeVisible()
  for (const step of [
    '访客发来第一条消息',
    /进入队列「售后服务」|开始排队/,
    '派给坐席，振铃',
    /林小满接起/,
  ]) {
    await expect(admin.page.getByText(step)).toBeVisible()
  }
  await admin.page.goto(`${huawu.url}/settings/audit`)
  await admin.page.getByPlaceholder(/搜索/).fill('林小满')
  for (const entry of ['登录', /结束会话|结束联络/, /整理/]) {
    await expect(admin.page.getByRole('row', { name: /林小满/ }).getByText(entry)).toBeVisible()
  }
  expectValue([...lin.complaints, ...li.complaints, ...visitor.complaints, ...admin.complaints]).toEqual([])
})
