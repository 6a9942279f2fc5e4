// A newcomer: invited by a link, given a skill, offered her first contact; then she leaves, and her customer is not lost.
import { randomUUID } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person, sitDown } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
  type Account,
  administrator,
  agentWrites,
  becomeReady,
  setUpWithSample,
  signIn,
  visitorWrites,
} from './people.ts'

let huawu: Huawu
let browser: Browser
let accounts: Account[]
let admin: Person
let newcomer: Person
let visitor: Person
let link: string
const ids: Record<string, string> = { phone: randomUUID(), name: randomUUID() }

const password = 'plum blossom by the river'
const question = '收到的碗碎了一个，想退款'
const photos = 'https://shop.example/photos'
const hello = `您好，非常抱歉，请您拍一张照片，从 ${photos} 发给我。`

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  accounts = await setUpWithSample(browser, huawu)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

test('the administrator adds her with a skill and a role, and copies the invitation', async () => {
  admin = await signIn(browser, huawu, administrator)
  const { page } = admin
  await page.goto(`${huawu.url}/settings/people`)
  await page.getByRole('button', { name: /添加人员/ }).click()
  await page.getByLabel('姓名', { exact: true }).fill('欧阳若兰')
  await page.getByLabel('工号', { exact: true }).fill('1104')
  await choose(page, '所属单位', '售后一班')
  await choose(page, '添加技能', '售后')
  await page.getByRole('button', { name: /添加角色/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '生成邀请链接' }).click()
  link = await page.getByRole('textbox', { name: /链接/ }).inputValue()
  expectValue(link).toContain(`${huawu.url}/invitation/`)
})

async function choose(page: Person['page'], label: string, option: string): Promise<void> {
  await page.getByLabel(label).click()
  await page.getByRole('option', { name: option }).or(page.getByTitle(option)).last().click()
}

test('she chooses a password and is inside; the link works only once', async () => {
  newcomer = await sitDown(browser)
  await newcomer.page.goto(link)
  await newcomer.page.getByLabel(/密码/).first().fill(password)
  await newcomer.page.keyboard.press('Enter')
  await expect(newcomer.page.getByRole('navigation').first()).toBeVisible()
  const stranger = await sitDown(browser)
  await stranger.page.goto(link)
  await expect(stranger.page.getByRole('alert').or(stranger.page.getByText(/失效|已使用|无效/))).toBeVisible()
  await stranger.context.close()
})

test('she is found by the initials of her name', async () => {
  await admin.page.goto(`${huawu.url}/settings/people`)
  await admin.page.getByPlaceholder(/搜索姓名/).fill('oyrl')
  await expect(admin.page.getByText('欧阳若兰')).toBeVisible()
  await expect(admin.page.getByText('陈志强')).toBeGone()
})

test('visitors are asked for their number, and a slip in it keeps nobody out', async () => {
  await askVisitors(['phone'])
  visitor = await sitDown(browser)
  const { page } = visitor
  await page.goto(`${huawu.url}/demo-site/`)
  await page.getByRole('button', { name: /客服/ }).last().click()
  const number = page.getByRole('textbox', { name: '手机号' })
  await expect(page.getByText('请先填写以下信息，马上为您接通')).toBeVisible()
  await number.fill('not a phone')
  await number.press('Enter')
  await expect(page.getByText('这不像电话号码，请检查')).toBeVisible()
  await eventually(() => hasFocus(number), true)
  await number.fill('１３８００１３８０００')
  await number.press('Enter')
  await eventually(() => hasFocus(page.getByRole('textbox', { name: '写消息' })), true)
})

test('what is asked of her meanwhile is asked before her words go, and they go by themselves', async () => {
  await askVisitors(['phone', 'name'])
  await visitorWrites(visitor, question)
  const name = visitor.page.getByRole('textbox', { name: '怎么称呼您' })
  await expect(visitor.page.getByText(/填好下面的信息后自动发送/)).toBeVisible()
  await eventually(() => hasFocus(name), true)
  expectValue(await name.getAttribute('aria-invalid')).toBe('true')
  await name.fill('周女士')
  await name.press('Enter')
  await expect(visitor.page.getByText(/已发出|已送达/)).toBeVisible()
})

async function askVisitors(kinds: readonly string[]): Promise<void> {
  const url = `${huawu.url}/api/v1/chat/setup`
  const { queuesOffered: _, ...setup } = await (await admin.context.request.get(url)).json()
  const asked = { label: null, options: [], required: true, queueId: null }
  const questions = kinds.map((kind) => ({ ...asked, kind, id: ids[kind] }))
  const data = { ...setup, questions }
  const answer = await admin.context.request.put(url, { data, headers: { origin: huawu.url } })
  expectValue(answer.ok()).toBe(true)
}

const hasFocus = (box: Locator) =>
  box.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)

test('her first contact', async () => {
  await newcomer.page.goto(`${huawu.url}/desk`)
  await becomeReady(newcomer)
  await newcomer.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(newcomer, hello)
  const link = newcomer.page.getByRole('log').getByRole('link', { name: photos })
  expectValue(await link.getAttribute('rel')).toBe('noopener noreferrer')
  await expect(visitor.page.getByText('欧阳若兰 正在为您服务')).toBeVisible()
})

test('she leaves in the middle: a colleague gets the customer first, with everything said so far', async () => {
  const account = accounts.find(({ name }) => name === '赵敏')
  if (!account) throw new Error('nobody is called 赵敏')
  const colleague = await signIn(browser, huawu, account)
  await becomeReady(colleague)
  const { page } = admin
  await page.getByText('欧阳若兰').click()
  await page.getByRole('button', { name: '办理离职' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /离职|确定/ })
    .click()
  await expect(colleague.page.getByRole('region', { name: '派入' }).getByText(question)).toBeVisible()
  await expect(visitor.page.getByText('正在为您转接另一位客服', { exact: true })).toBeVisible()
  await colleague.page.getByRole('button', { name: /接起/ }).press('Enter')
  await expect(visitor.page.getByText('刚才的客服已离开，由同事继续为您服务')).toBeVisible()
  await expect(colleague.page.getByRole('log').getByText(hello)).toBeVisible()
  await expect(visitor.page.getByText('赵敏 正在为您服务')).toBeVisible()
  await expect(newcomer.page.getByText(/登录/)).toBeVisible()
})
