// A make-up Saturday that is open, its Sunday that is closed: what a visitor reads, and what becomes of her words.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person, sitDown } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import { administrator, setUpWithSample, signIn, visitorWrites, visitShop } from './people.ts'

let huawu: Huawu
let browser: Browser
let folder: string
let admin: Person
let today: string

const day = 86_400_000
const inShanghai = (at: number) => new Date(at + 8 * 3_600_000).toISOString()
/** The Saturday after next: far enough that no test of tonight runs into it. */
const saturday = () => {
  const noon = Date.parse(`${inShanghai(Date.now()).slice(0, 10)}T12:00:00+08:00`)
  const ahead = (6 - new Date(noon + 8 * 3_600_000).getUTCDay() + 7) % 7
  return inShanghai(noon + (ahead + 7) * day).slice(0, 10)
}
/** Sets the server's clock to a time of day in Shanghai, so many days after that Saturday. */
const clockTo = (time: string, daysLater = 0) => {
  const at = Date.parse(`${today}T${time}:00+08:00`) + daysLater * day
  writeFileSync(join(folder, 'clock'), String(at - Date.now()))
}
const hours = async (): Promise<{ open: boolean; hours: { state: string; changesAt: string | null } }> =>
  (await fetch(`${huawu.url}/api/v1/widget/settings`)).json()
const stateNow = async () => (await hours()).hours.state

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huawu-clock-'))
  today = saturday()
  ;[huawu, browser] = await Promise.all([
    startHuawu({ HUAWU_CLOCK_FILE: join(folder, 'clock') }),
    openBrowser(),
  ])
  await setUpWithSample(browser, huawu)
  // Her session would be over by then: she signs in on the day itself.
  clockTo('10:00')
  admin = await signIn(browser, huawu, administrator)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const api = async (method: 'post' | 'patch' | 'get', path: string, data?: object) => {
  const url = `${huawu.url}/api/v1${path}`
  const answer = await admin.context.request[method](url, {
    ...(data && { data }),
    headers: { origin: huawu.url },
  })
  expectValue(answer.ok(), `${method} ${path}`).toBe(true)
  return answer.json()
}

test('an office calendar is closed on Saturday, until the administrator makes it a working day', async () => {
  const office = [{ from: 540, to: 1080 }]
  const week = [office, office, office, office, office, [], []]
  const calendar = await api('post', '/calendars', { name: '办公时间', timeZone: 'Asia/Shanghai', week })
  const { items } = await api('get', '/queues')
  for (const { id, version } of items)
    await api('patch', `/queues/${id}`, { version, calendarId: calendar.id })
  expectValue(await stateNow()).toBe('closed')

  const { page } = admin
  await page.goto(`${huawu.url}/settings/calendars/${calendar.id}`)
  const [, month, date] = today.split('-').map(Number)
  await page.getByRole('button', { name: new RegExp(`^${month}月${date}日`) }).click()
  await page.getByText('调休上班', { exact: true }).last().click()
  await page.getByRole('button', { name: '保存' }).click()
  await eventually(stateNow, 'open')
})

test('on that Saturday a visitor is served, and told when it is about to close', async () => {
  const visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, '今天有人吗？')
  await visitor.context.close()
  clockTo('17:40')
  await eventually(stateNow, 'closing-soon')
  const late = await visitShop(browser, huawu)
  await expect(late.page.getByText(/18:00 结束服务/)).toBeVisible()
  await late.context.close()
})

test('who has the window open when it closes leaves what she wrote as a message', async () => {
  clockTo('17:55')
  await eventually(stateNow, 'closing-soon')
  const late = await visitShop(browser, huawu)
  clockTo('18:01')
  await eventually(stateNow, 'closed')
  const words = '我的杯子碎了，可以换一个吗？'
  await late.page.getByRole('textbox', { name: '写消息' }).fill(words)
  await late.page.getByRole('textbox', { name: '写消息' }).press('Enter')
  const box = late.page.getByRole('textbox', { name: /要说的话/ })
  await expect(box).toBeVisible()
  expectValue(await box.inputValue()).toBe(words)
  await late.page.getByRole('textbox', { name: /手机号/ }).fill('13800138000')
  await late.page.getByRole('button', { name: '提交留言' }).click()
  await expect(late.page.getByRole('log').getByText(words, { exact: true })).toBeVisible()
  await late.context.close()
})

test('on the Sunday she reads when it opens', async () => {
  clockTo('10:00', 1)
  await eventually(stateNow, 'closed')
  const monday = inShanghai(Date.parse(`${today}T09:00:00+08:00`) + 2 * day)
  expectValue((await hours()).hours.changesAt).toBe(`${monday.slice(0, 10)}T01:00:00.000Z`)
  const visitor = await sitDown(browser)
  await visitor.page.goto(`${huawu.url}/demo-site/`)
  await visitor.page.getByRole('button', { name: /客服/ }).last().click()
  await expect(visitor.page.getByText(/09:00 开始服务/)).toBeVisible()
  await expect(visitor.page.getByText('留言').first()).toBeVisible()
})
