// The line breaks, a second tab opens, a file goes over: each message arrives once and in order.
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
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
let lin: Person
let visitor: Person
let secondTab: Person

const first = '想退货，怎么办理？'
const offlineOne = '刚才断网了'
const offlineTwo = '还在吗？'
const agentOffline = '在的，我这边也断了一下'
const fromSecondTab = '我换了一个窗口'
const lines = [first, offlineOne, offlineTwo, agentOffline, fromSecondTab]

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  const accounts = await setUpWithSample(browser, huawu)
  const account = accounts.find(({ name }) => name === '林小满')
  if (!account) throw new Error('nobody is called 林小满')
  lin = await signIn(browser, huawu, account)
  await becomeReady(lin)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, first)
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await expect(lin.page.getByRole('log').getByText(first)).toBeVisible()
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

test('what the visitor writes without a network is kept, and sent when it is back', async () => {
  await visitor.context.setOffline(true)
  await visitorWrites(visitor, offlineOne)
  await visitorWrites(visitor, offlineTwo)
  await visitor.context.setOffline(false)
  await eventually(() => said(lin, lines), [first, offlineOne, offlineTwo])
})

test('what the agent writes without a network is kept, and sent when it is back', async () => {
  await lin.context.setOffline(true)
  await agentWrites(lin, agentOffline)
  await lin.context.setOffline(false)
  await expect(visitor.page.getByRole('log').getByText(agentOffline)).toBeVisible()
})

test('a second tab shows the same conversation, and what is written there stands once in both', async () => {
  const page = await visitor.context.newPage()
  secondTab = { ...visitor, page }
  await page.goto(`${huawu.url}/demo-site/orders.html`)
  const box = page.getByRole('textbox', { name: '写消息' })
  if (!(await box.isVisible())) await page.getByRole('button', { name: /客服/ }).last().click()
  await visitorWrites(secondTab, fromSecondTab)
  await eventually(() => said(lin, lines), lines)
  await eventually(() => said(visitor, lines), lines)
  await eventually(() => said(secondTab, lines), lines)
})

test('a file goes over and comes down as a download; a program is refused with the reason', async () => {
  const input = visitor.page.locator('huawu-widget input[type=file]')
  await input.setInputFiles({
    name: '碗的照片.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await expect(
    lin.page.getByTestId('attachment').getByText('碗的照片.png').or(lin.page.getByAltText('碗的照片.png')),
  ).toBeVisible()
  await input.setInputFiles({
    name: '优惠.html',
    mimeType: 'text/html',
    buffer: Buffer.from('<script>1</script>'),
  })
  await expect(visitor.page.getByText(/不支持|不能发送|无法发送/)).toBeVisible()
  expectValue(await lin.page.getByText('优惠.html').count()).toBe(0)
})

test('nothing is doubled after everybody has loaded the page again', async () => {
  await Promise.all([lin.page.reload(), visitor.page.reload()])
  const box = visitor.page.getByRole('textbox', { name: '写消息' })
  if (!(await box.isVisible())) await visitor.page.getByRole('button', { name: /客服/ }).last().click()
  await eventually(() => said(lin, lines), lines)
  await eventually(() => said(visitor, lines), lines)
})
