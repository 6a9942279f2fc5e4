// One visitor, two tabs, a phone that sleeps: the conversation goes on, each message once and in order.
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person, sitDown } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import { said, setUpWithSample, visitorWrites } from './people.ts'

let huawu: Huawu
let browser: Browser
let first: Person
let second: Person

const words = ['在吗', '订单 2026-88', '睡着时写的', '又醒了']

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  await setUpWithSample(browser, huawu)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

async function openChat({ page }: Pick<Person, 'page'>): Promise<void> {
  await page.goto(`${huawu.url}/demo-site/`)
  const box = page.getByRole('textbox', { name: '写消息' })
  await page.getByRole('button', { name: /客服/ }).last().click()
  await expect(box).toBeVisible()
}

test('what she writes in one tab stands in the other, once', async () => {
  first = await sitDown(browser)
  await openChat(first)
  await visitorWrites(first, '在吗')
  const page = await first.context.newPage()
  second = { ...first, page }
  await openChat(second)
  await expect(page.getByRole('log').getByText('在吗', { exact: true })).toBeVisible()
  await visitorWrites(second, '订单 2026-88')
  await eventually(() => said(first, words), words.slice(0, 2))
})

test('the phone sleeps while she writes: it arrives when it wakes, in order and once', async () => {
  await first.context.setOffline(true)
  await visitorWrites(first, '睡着时写的')
  await expect(first.page.getByText('已保存，恢复网络后自动发送').first()).toBeVisible()
  await first.context.setOffline(false)
  await visitorWrites(second, '又醒了')
  for (const tab of [first, second]) await eventually(() => said(tab, words), words)
})

test('after a reload both tabs tell the same', async () => {
  await Promise.all([first.page.reload(), second.page.reload()])
  for (const tab of [first, second]) await eventually(() => said(tab, words), words)
  expectValue(first.complaints).toEqual([])
})
