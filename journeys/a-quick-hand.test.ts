// An agent by keyboard only: she takes two chats, answers by / with a blank and a file, wraps up by pinyin, and is
// reminded of what she promised.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import { type Account, becomeReady, setUpWithSample, signIn, visitorWrites, visitShop } from './people.ts'

/** From ten in the morning on, so that an hour later is the same day. */
const untilMorning = millisecondsUntil('10:00')

let folder: string
let clock: string
let huawu: Huawu
let browser: Browser
let lin: Person
let first: Person
let second: Person

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huawu clock '))
  clock = join(folder, 'clock')
  writeFileSync(clock, String(untilMorning))
  ;[huawu, browser] = await Promise.all([startHuawu({ HUAWU_CLOCK_FILE: clock }), openBrowser()])
  const accounts = await setUpWithSample(browser, huawu)
  lin = await signIn(browser, huawu, named(accounts, '林小满'))
  await becomeReady(lin)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** In Shanghai, today or tomorrow. */
function millisecondsUntil(time: string): number {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const away = Date.parse(`${today}T${time}:00+08:00`) - Date.now()
  return away >= 0 ? away : away + 86_400_000
}

function named(accounts: readonly Account[], name: string): Account {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const keys = (...pressed: string[]) =>
  pressed.reduce(async (done, key) => {
    await done
    await lin.page.keyboard.press(key)
  }, Promise.resolve())
const reply = () => lin.page.getByTestId('reply')
/** An offer is not taken by a key that was pressed for something else, in the moment it came. */
async function accept(key: string, open: number): Promise<void> {
  await expect(lin.page.getByTestId('accept')).toBeVisible()
  await eventually(async () => {
    if (await lin.page.getByTestId('accept').isVisible()) await keys(key)
    return lin.page.getByTestId('conversation-row').count()
  }, open)
}
const isFocused = (testId: string) =>
  eventually(() => lin.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? ''), testId)
const count = (testId: string, many: number) => eventually(() => lin.page.getByTestId(testId).count(), many)
const log = (person: Person) => person.page.getByRole('log')

test('she keeps a reply of her own, with a blank and a file', async () => {
  const { page } = lin
  await page.goto(`${huawu.url}/settings/canned-replies`)
  await page.getByTestId('new-reply').press('Enter')
  await page.getByLabel('名称', { exact: true }).fill('退货流程')
  await page.getByLabel('快捷词', { exact: true }).fill('th')
  await page.getByRole('textbox', { name: '内容' }).fill('{{客户姓名}}您好，请在 ___ 前把商品寄回。')
  await page
    .getByTestId('reply-file')
    .setInputFiles({ name: '退货单.txt', mimeType: 'text/plain', buffer: Buffer.from('请填写订单号') })
  await expect(page.getByText('退货单.txt').first()).toBeVisible()
  await keys('Control+Enter')
  await expect(page.getByText('已保存「退货流程」')).toBeVisible()
  await page.goto(`${huawu.url}/desk`)
})

/** A window as narrow as a phone has room for one thing at a time. */
async function offeredOnPhone(): Promise<void> {
  await lin.page.setViewportSize({ width: 390, height: 844 })
  await expect(reply()).toBeVisible()
  await expect(lin.page.getByTestId('accept').filter({ visible: true })).toBeVisible()
  await expect(lin.page.getByTestId('reject').filter({ visible: true })).toBeVisible()
  await lin.page.setViewportSize({ width: 1440, height: 900 })
}

test('two customers come; she takes both with Enter and goes between them by number', async () => {
  first = await visitShop(browser, huawu)
  await visitorWrites(first, '我要退货')
  await accept('Enter', 1)
  second = await visitShop(browser, huawu)
  await visitorWrites(second, '想把保温杯换货')
  await offeredOnPhone()
  // The offer is drawn anew for the wide window, and hears its keys from then on.
  await eventually(async () => {
    await keys('Alt+KeyX')
    return lin.page.getByRole('menuitem', { name: /正忙/ }).isVisible()
  }, true)
  await keys('Escape')
  await expect(lin.page.getByRole('menuitem')).toBeGone()
  await accept('Alt+Enter', 2)
  await expect(log(lin).getByText('想把保温杯换货')).toBeVisible()
  await keys('Alt+Digit1')
  await expect(log(lin).getByText('我要退货')).toBeVisible()
})

test('a slash finds her reply; a blank is filled in before it goes, and the file goes with it', async () => {
  await isFocused('reply')
  await lin.page.keyboard.type('/th')
  await expect(lin.page.getByRole('option', { name: /退货流程/ })).toBeVisible()
  await keys('Enter')
  await eventually(() => reply().inputValue(), '客户您好，请在 ___ 前把商品寄回。')
  await keys('Enter')
  await expect(lin.page.getByText(/还有空白没填/)).toBeVisible()
  await lin.page.keyboard.type('周五')
  await keys('Enter')
  await expect(log(first).getByText('客户您好，请在 周五 前把商品寄回。')).toBeVisible()
  await expect(log(first).getByText('退货单.txt')).toBeVisible()
  await lin.page.keyboard.type('/nothing-like-it')
  await keys('Escape')
  await count('reply-picker', 0)
  await reply().fill('')
})

test('she ends it and gives two reasons by their initials', async () => {
  await keys('Alt+KeyE')
  await isFocused('reason-input')
  await lin.page.keyboard.type('thh')
  await keys('Enter')
  await lin.page.keyboard.type('tkjd')
  await keys('Enter')
  await count('reason-chosen', 2)
  await keys('Alt+KeyR')
  await lin.page.keyboard.type('看看退款到了没有')
  await lin.page.getByTestId('followup-in-an-hour').press('Enter')
  await lin.page.getByTestId('followup-save').press('Enter')
  await expect(lin.page.getByTestId('followup').filter({ hasText: '看看退款到了没有' })).toBeVisible()
  await keys('Control+Enter')
  await expect(lin.page.getByText(/我今天完成的（1）/)).toBeVisible()
  await expect(lin.page.getByTestId('today').filter({ hasText: '退换货 +1' })).toBeVisible()
})

test('an hour later she is reminded, and her day shows what she did', async () => {
  writeFileSync(clock, String(untilMorning + 61 * 60_000))
  await expect(lin.page.getByTestId('urgent-notice').filter({ hasText: '看看退款到了没有' })).toBeVisible()
  await lin.page.getByTestId('followup-done').first().press('Enter')
  await count('followup', 0)
  await lin.page.goto(`${huawu.url}/my-day`)
  await eventually(() => lin.page.getByTestId('my-contacts').getByRole('listitem').count(), 1)
  await expect(lin.page.getByTestId('my-states').filter({ hasText: '示闲' })).toBeVisible()
})

test('a question mark lists her keys', async () => {
  await lin.page.goto(`${huawu.url}/desk`)
  await expect(lin.page.getByText('按 ? 查看快捷键')).toBeVisible()
  await lin.page.keyboard.press('?')
  const help = lin.page.getByRole('dialog')
  await expect(help.getByText('切换到第 1 至 9 个会话')).toBeVisible()
  await keys('Escape')
  expectValue(lin.complaints).toEqual([])
})
