// One customer in several hands: consulted about, handed on by keys, helped by a leader who whispers and takes over.
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
let accounts: Account[]
let lin: Person
let li: Person
let wang: Person
let visitor: Person

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const question = '我要退货，还要赔偿'
const note = '客户要赔偿，上次是您接的'
const halfWritten = '我去问一下班长，请'
const advice = '可以补偿 20 元'
const secrets = [note, advice, '七天内可以退吗？', '可以，要有发票']

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  accounts = await setUpWithSample(browser, huawu)
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

test('she consults a colleague beside the conversation, who reads along and answers', async () => {
  lin = await signIn(browser, huawu, account('林小满'))
  li = await signIn(browser, huawu, account('李伟'))
  await becomeReady(lin)
  await becomeReady(li)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, question)
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await expect(lin.page.getByRole('log').getByText(question)).toBeVisible()
  await lin.page.keyboard.press('Alt+C')
  await lin.page.keyboard.type('liwei')
  await expect(lin.page.getByRole('option', { name: /李伟/ })).toBeVisible()
  await eventually(() => lin.page.getByRole('option').count(), 1)
  await lin.page.keyboard.press('Enter')
  await lin.page.keyboard.type('七天内可以退吗？')
  await lin.page.keyboard.press('Control+Enter')
  const card = li.page.getByTestId('asked-consult')
  await expect(card.getByText('七天内可以退吗？')).toBeVisible()
  await card.getByRole('button', { name: '查看会话' }).click()
  await expect(li.page.getByRole('log').getByText(question)).toBeVisible()
  await li.page.getByTestId('consult-answer').fill('可以，要有发票')
  await li.page.getByTestId('consult-answer').press('Enter')
  await expect(lin.page.getByTestId('consult').getByText('可以，要有发票')).toBeVisible()
  await lin.page.getByTestId('end-consult').click()
  await expect(card).toBeGone()
})

test('she hands it to him by keys, with a note; what he rejects has never left her', async () => {
  await handToLi()
  const ringing = li.page.getByTestId('ringing-transfer')
  await expect(ringing.getByText(note)).toBeVisible()
  await expect(lin.page.getByTestId('transfer-status')).toBeVisible()
  await expect(visitor.page.getByText('正在为您转接，请稍候。')).toBeVisible()
  await agentWrites(lin, '同事马上来，请稍等。')
  await li.page.getByTestId('reject-transfer').click()
  await expect(visitor.page.getByText('林小满 继续为您服务。')).toBeVisible()
  await expect(lin.page.getByTestId('transfer-status')).toBeGone()
  await handToLi()
  await li.page.getByTestId('accept-transfer').click()
  await expect(li.page.getByRole('log').getByText(note).first()).toBeVisible()
  await expect(visitor.page.getByText('李伟 正在为您服务')).toBeVisible()
  await expect(lin.page.getByRole('region', { name: '我的会话' }).getByText(/访客/)).toBeGone()
})

test('he raises his hand with one key; his leader comes, reads along and whispers', async () => {
  wang = await signIn(browser, huawu, account('陈志强'))
  await wang.page.goto(`${huawu.url}/team`)
  await li.page.getByTestId('reply').focus()
  await li.page.keyboard.press('Alt+H')
  await li.page.getByTestId('hand-words').fill('要求赔偿，我没有权限')
  await li.page.getByTestId('hand-words').press('Enter')
  const hand = wang.page.getByTestId('hand')
  await expect(hand.getByText('要求赔偿，我没有权限')).toBeVisible()
  await hand.getByTestId('come').click()
  await expect(li.page.getByTestId('hand-raised').getByText(/陈志强 来帮忙了/)).toBeVisible()
  await wang.page.getByTestId('listen').click()
  await expect(li.page.getByTestId('listened').getByText(/陈志强/)).toBeVisible()
  await expect(li.page.getByTestId('lookers').first()).toBeVisible()
  await wang.page.getByTestId('whisper').fill(advice)
  await wang.page.getByTestId('whisper').press('Enter')
  await expect(li.page.getByRole('log').getByText(advice)).toBeVisible()
})

test('the leader takes over; the customer is told, and saw nothing of what was said beside her', async () => {
  await li.page.getByTestId('reply').fill(halfWritten)
  await wang.page.getByTestId('take-over').click()
  await wang.page.getByRole('dialog').getByRole('button', { name: '接管' }).click()
  await expect(wang.page.getByTestId('reply')).toBeVisible()
  await expect(wang.page.getByText('您接管了会话。')).toBeVisible()
  await expect(visitor.page.getByText('接下来由 陈志强 为您服务。')).toBeVisible()
  await agentWrites(wang, '我是班长，已为您申请补偿。')
  await expect(visitor.page.getByText('我是班长，已为您申请补偿。')).toBeVisible()
  await expect(li.page.getByRole('region', { name: '我的会话' }).getByText(/访客/)).toBeGone()
  const gone = li.page.getByTestId('why-gone')
  await expect(gone.getByText('陈志强接管了会话')).toBeVisible()
  await eventually(() => gone.getByRole('textbox').inputValue(), halfWritten)
  expectValue(await li.page.getByRole('main').getByRole('alert').count()).toBe(0)
  const seen = await visitor.page.getByRole('log').innerText()
  expectValue(secrets.filter((secret) => seen.includes(secret))).toEqual([])
  const people = [lin, li, wang, visitor]
  expectValue(people.flatMap(({ complaints }) => complaints)).toEqual([])
})

async function handToLi(): Promise<void> {
  await lin.page.getByTestId('reply').focus()
  await lin.page.keyboard.press('Alt+T')
  await lin.page.keyboard.type('liwei')
  await eventually(() => lin.page.getByRole('option').count(), 1)
  await lin.page.keyboard.press('Enter')
  await lin.page.keyboard.type(note)
  await lin.page.keyboard.press('Control+Enter')
}
