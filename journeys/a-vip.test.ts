// A VIP comes back: offered to the level she needs, handed to who knows her, helped by a leader, asleep and awake again.
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, eventually, expect } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
  type Account,
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
/** After-sales 5, after-sales 3, and who leads both. */
let lin: Person
let zhao: Person
let wang: Person
let visitor: Person

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const before = '上周买的砂锅裂了，想换货'
const question = '换来的砂锅又裂了，我要退款'
const note = '上次是您换的货，客户认得您'
const advice = '可以直接全额退款，不用寄回'
const asleep = '退款已经提交，三天内到账。'
const awake = '好的，收到了'

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  accounts = await setUpWithSample(browser, huawu)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

test('the first time 赵敏 serves her, and makes her a customer', async () => {
  zhao = await signIn(browser, huawu, account('赵敏'))
  await becomeReady(zhao)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, before)
  await zhao.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(zhao, '您好，马上给您换一个新的。')
  const panel = zhao.page.getByTestId('customer-panel')
  await panel.getByRole('button', { name: '新建客户' }).click()
  await panel.getByLabel('姓名', { exact: true }).fill('何静')
  await panel.getByRole('button', { name: '添加需要' }).click()
  await panel.getByLabel('说明').fill('听力弱，请用文字')
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByTestId('needs').filter({ hasText: '听力弱，请用文字' })).toBeVisible()
  await zhao.page.getByRole('button', { name: '结束会话' }).click()
  await finishWith(zhao, '换货', '已换货')
})

test('her leader makes her a VIP, and asks for level 4 in after-sales', async () => {
  wang = await signIn(browser, huawu, account('王海燕'))
  await wang.page.goto(`${huawu.url}/customers`)
  await wang.page.getByRole('cell', { name: /何静/ }).click()
  await wang.page.getByRole('button', { name: '编辑', exact: true }).click()
  await wang.page.getByText('VIP 2', { exact: true }).click()
  await wang.page.getByRole('button', { name: '保存' }).click()
  await expect(wang.page.getByRole('cell', { name: /VIP 2/ })).toBeVisible()
  const zhou = await signIn(browser, huawu, account('周雅文'))
  await zhou.page.evaluate(raiseAfterSales)
  await zhou.context.close()
})

test('she comes back: the higher-level agent is offered her, and sees who it is before she accepts', async () => {
  lin = await signIn(browser, huawu, account('林小满'))
  await becomeReady(lin)
  await visitor.page.getByRole('button', { name: '发起新会话' }).click()
  await visitorWrites(visitor, question)
  const offer = lin.page.getByTestId('offer')
  for (const fact of [question, '何静', 'VIP 2', '听力弱，请用文字', '换货'])
    await expect(offer.filter({ hasText: fact })).toBeVisible()
  await expect(zhao.page.getByText('正在等候派入')).toBeVisible()
  await offer.getByTestId('accept').press('Enter')
  await expect(lin.page.getByTestId('needs').filter({ hasText: '听力弱，请用文字' })).toBeVisible()
})

test('a file goes both ways', async () => {
  await visitor.page.locator('huawu-widget input[type=file]').setInputFiles(picture('裂缝.png'))
  await expect(
    lin.page.getByTestId('attachment').getByText('裂缝.png').or(lin.page.getByAltText('裂缝.png')),
  ).toBeVisible()
  await lin.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '退款说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('三个工作日内原路退回。'),
    })
  await expect(visitor.page.getByRole('log').getByText('退款说明.txt')).toBeVisible()
})

test('she is handed, with a note, to the agent of her last contact', async () => {
  await lin.page.getByTestId('reply').focus()
  await lin.page.keyboard.press('Alt+T')
  await lin.page.keyboard.type('zhaomin')
  await eventually(() => lin.page.getByRole('option').count(), 1)
  await lin.page.keyboard.press('Enter')
  await lin.page.keyboard.type(note)
  await lin.page.keyboard.press('Control+Enter')
  await expect(zhao.page.getByTestId('ringing-transfer').getByText(note)).toBeVisible()
  await zhao.page.getByTestId('accept-transfer').click()
  await expect(visitor.page.getByText('赵敏 正在为您服务')).toBeVisible()
  await expect(zhao.page.getByRole('log').getByText(question)).toBeVisible()
})

test('she raises her hand, and the leader whispers', async () => {
  await wang.page.goto(`${huawu.url}/team`)
  await zhao.page.getByTestId('reply').focus()
  await zhao.page.keyboard.press('Alt+H')
  await zhao.page.getByTestId('hand-words').fill('能不能直接退款')
  await zhao.page.getByTestId('hand-words').press('Enter')
  await wang.page.getByTestId('hand').getByTestId('come').click()
  await wang.page.getByTestId('listen').click()
  await wang.page.getByTestId('whisper').fill(advice)
  await wang.page.getByTestId('whisper').press('Enter')
  await expect(zhao.page.getByRole('log').getByText(advice)).toBeVisible()
})

test('the visitor’s phone sleeps and wakes: each line once and in order', async () => {
  await visitor.context.setOffline(true)
  await agentWrites(zhao, asleep)
  await visitor.context.setOffline(false)
  await visitorWrites(visitor, awake)
  await expect(zhao.page.getByRole('log').getByText(awake)).toBeVisible()
  await eventually(() => said(visitor, [question, asleep, awake]), [question, asleep, awake])
  const seen = await visitor.page.getByRole('log').innerText()
  expectValue([note, advice].filter((secret) => seen.includes(secret))).toEqual([])
})

test('it is wrapped up, and the visitor says how it was', async () => {
  await zhao.page.getByRole('button', { name: '结束会话' }).click()
  const confirm = zhao.page.getByRole('dialog').getByRole('button', { name: '结束会话' })
  if (await confirm.isVisible()) await confirm.click()
  await finishWith(zhao, '退款', '全额退款，不用寄回')
  await visitor.page.getByRole('radio', { name: '很满意' }).click()
  await visitor.page.getByLabel('想说的话').fill('赵敏很耐心')
  await visitor.page.getByRole('button', { name: '提交评价' }).click()
  await expect(visitor.page.getByText('谢谢您的评价')).toBeVisible()
})

test('her timeline and the explanations tell the story', async () => {
  const { page } = wang
  await page.goto(`${huawu.url}/customers`)
  await page.getByRole('cell', { name: /何静/ }).click()
  await page.getByText('往来', { exact: true }).click()
  const timeline = page.getByTestId('customer-timeline')
  for (const words of [before, question]) await expect(timeline.getByText(words)).toBeVisible()
  await page.goto(`${huawu.url}/contacts`)
  await page.getByText('何静').first().click()
  for (const words of [question, note, advice, asleep, awake, '赵敏很耐心'])
    await expect(page.getByText(words).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '为什么这样派' }).getByText(/VIP/)).toBeVisible()
  const people = [lin, zhao, wang, visitor]
  expectValue(people.flatMap(({ complaints }) => complaints)).toEqual([])
})

async function finishWith({ page }: Person, reason: string, summary: string): Promise<void> {
  const wrapUp = page.getByTestId('wrap-up')
  await wrapUp.getByTestId('reason-input').fill(reason)
  await wrapUp.getByTestId('reason-input').press('Enter')
  await wrapUp.getByTestId('wrap-up-note').fill(summary)
  await page.keyboard.press('Control+Enter')
  await expect(wrapUp).toBeGone()
}

/** In the supervisor's browser: what the queue's editor sends. */
async function raiseAfterSales(): Promise<void> {
  const answer = await fetch('/api/v1/queues')
  const { items }: { items: { id: string; name: string; version: number; requires: { level: number }[] }[] } =
    await answer.json()
  const queue = items.find(({ name }) => name === '售后服务')
  if (!queue) throw new Error('there is no after-sales queue')
  const requires = queue.requires.map((each) => ({ ...each, level: 4 }))
  const changed = await fetch(`/api/v1/queues/${queue.id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ version: queue.version, requires }),
  })
  if (!changed.ok) throw new Error(await changed.text())
}

function picture(name: string) {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
  return { name, mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') }
}
