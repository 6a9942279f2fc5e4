// Two records of one person: found by her phone, merged, her phone looked at for a reason, and parted again.
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { openBrowser, type Person } from './browser.ts'
import { type Browser, expect } from './expect.ts'
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
let agent: Person
let leader: Person
let visitor: Person

const question = '收到的碗碎了一个，想退款'
const phone = '138 1234 5678'

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  const accounts = await setUpWithSample(browser, huawu)
  const account = (staffNumber: string): Account => {
    const found = accounts.find((one) => one.staffNumber === staffNumber)
    if (!found) throw new Error(`nobody has the staff number ${staffNumber}`)
    return found
  }
  leader = await signIn(browser, huawu, account('1101'))
  agent = await signIn(browser, huawu, account('1102'))
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

async function addCustomer({ page }: Person, fill: Record<string, string>): Promise<void> {
  await page.goto(`${huawu.url}/customers/new`)
  for (const [label, value] of Object.entries(fill)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: fill['姓名'] ?? '' })).toBeVisible()
}

test('the leader keeps a customer, whose phone nobody sees in full', async () => {
  await addCustomer(leader, { 姓名: '陈桂兰', 电话: phone })
  await leader.page.getByPlaceholder(/搜索姓名/).fill('13812345678')
  await expect(leader.page.getByRole('cell', { name: /陈桂兰/ })).toBeVisible()
  await expect(leader.page.getByRole('cell', { name: '138****5678' })).toBeVisible()
  expectValue(await leader.page.getByRole('table').innerText()).not.toContain('1234')
})

test('the agent serves a visitor nobody knows, and makes her a customer written in the other script', async () => {
  const { page } = agent
  await page.goto(`${huawu.url}/desk`)
  await becomeReady(agent)
  visitor = await visitShop(browser, huawu)
  await visitorWrites(visitor, question)
  await page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(agent, '您好，请问怎么称呼您？')
  const panel = page.getByTestId('customer-panel')
  await page.keyboard.press('Alt+F')
  await page.keyboard.type('cgl')
  await expect(panel.getByTestId('customers-found').getByText('陈桂兰')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(panel.getByTestId('customers-found').locator('button:focus')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+A')
  await expect(panel.locator('#customer-name:focus')).toBeVisible()
  await page.keyboard.type('陳桂蘭')
  await panel.getByLabel('电话', { exact: true }).fill(phone)
  await panel.getByRole('button', { name: '添加需要' }).click()
  await panel.getByLabel('说明').fill('左耳，请放慢语速')
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByTestId('needs').filter({ hasText: '左耳，请放慢语速' })).toBeVisible()
  await page.getByText('资料与联系方式').click()
  await expect(page.getByRole('button', { name: /查看 138\*\*\*\*5678/ })).toBeVisible()
})

test('she looks at the phone for a written reason, and it stands on the page who looked', async () => {
  const { page } = agent
  await page.getByRole('button', { name: /查看 138\*\*\*\*5678/ }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('回拨核实退款账户')
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click()
  await expect(page.getByText(phone)).toBeVisible()
  await leader.page.goto(`${huawu.url}/customers`)
  await leader.page.getByRole('cell', { name: /陳桂蘭/ }).click()
  await leader.page.getByText('谁看过').click()
  await expect(leader.page.getByTestId('who-looked').filter({ hasText: '回拨核实退款账户' })).toBeVisible()
})

test('the leader is told why the two may be one, sees what a merge does, and merges', async () => {
  const { page } = leader
  await page.getByRole('cell', { name: /陈桂兰/ }).click()
  await page.getByText('重复', { exact: true }).click()
  await expect(page.getByTestId('duplicates').filter({ hasText: '电话相同和姓名相同' })).toBeVisible()
  await page.getByTestId('duplicates').getByRole('button', { name: '查看合并' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.filter({ hasText: '左耳，请放慢语速' })).toBeVisible()
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  await expect(page.getByRole('cell', { name: /陳桂蘭/ })).toBeGone()
  await expect(page.getByTestId('needs').filter({ hasText: '左耳，请放慢语速' })).toBeVisible()
  await page.getByText('往来', { exact: true }).click()
  await expect(page.getByTestId('customer-timeline').filter({ hasText: question })).toBeVisible()
})

test('the desk follows: the conversation is hers now', async () => {
  await expect(agent.page.getByTestId('who').filter({ hasText: '陈桂兰' })).toBeVisible()
})

test('the merge is undone, and nothing is lost on either side', async () => {
  const { page } = leader
  await page.getByText('重复', { exact: true }).click()
  await page.getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByRole('dialog').filter({ hasText: '合并之后新发生的联络留在这里' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByRole('cell', { name: /陳桂蘭/ })).toBeVisible()
  await expect(page.getByTestId('needs')).toBeGone()
  await expect(agent.page.getByTestId('who').filter({ hasText: '陳桂蘭' })).toBeVisible()
  await page.getByRole('cell', { name: /陳桂蘭/ }).click()
  await expect(page.getByTestId('needs').filter({ hasText: '左耳，请放慢语速' })).toBeVisible()
  await page.getByText('往来', { exact: true }).click()
  await expect(page.getByTestId('customer-timeline').filter({ hasText: question })).toBeVisible()
  expectValue([...leader.complaints, ...agent.complaints]).toEqual([])
})
