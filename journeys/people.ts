// What people do, in their own words. Things are found by what a person reads or a screen reader says.
import { type Browser, type BrowserContextOptions, expect } from './expect.ts'
import { type Person, sitDown } from './browser.ts'
import type { Huawu } from './huawu.ts'

export type Account = { name: string; staffNumber: string; password: string }

export const administrator = {
  name: '管理员',
  staffNumber: '1000',
  email: 'admin@example.com',
  password: 'correct horse battery',
}

/** The first visit, as the person who started Huawu; gives the accounts of the sample centre. */
export async function setUpWithSample(browser: Browser, huawu: Huawu): Promise<Account[]> {
  const { page, context } = await sitDown(browser)
  await page.goto(huawu.setupLink)
  await page.getByLabel('机构名称').fill('云杉客服中心')
  await page.getByLabel('姓名').fill(administrator.name)
  await page.getByLabel('工号').fill(administrator.staffNumber)
  await page.getByLabel('邮箱').fill(administrator.email)
  await page.getByLabel('密码', { exact: true }).fill(administrator.password)
  await page.getByRole('radio', { name: /示例中心/ }).check()
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('table').waitFor({ timeout: 60_000 })
  const rows = await page.getByRole('row').all()
  const accounts: Account[] = []
  for (const row of rows.slice(1)) {
    const [name = '', staffNumber = '', password = ''] = await row.getByRole('cell').allInnerTexts()
    accounts.push({ name: name.trim(), staffNumber: staffNumber.trim(), password: password.trim() })
  }
  await context.close()
  return accounts
}

export async function signIn(
  browser: Browser,
  huawu: Huawu,
  account: { staffNumber: string; password: string },
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await sitDown(browser, options)
  await person.page.goto(`${huawu.url}/sign-in`)
  await person.page.getByLabel('工号或邮箱').fill(account.staffNumber)
  await person.page.getByLabel('密码', { exact: true }).fill(account.password)
  await person.page.keyboard.press('Enter')
  await expect(person.page.getByRole('navigation').first()).toBeVisible()
  return person
}

/** 示闲 from the desk, which says that she waits, or rings at once with whoever waits for her. */
export async function becomeReady({ page }: Person): Promise<void> {
  await page.getByRole('region', { name: '派入' }).getByRole('button', { name: '示闲' }).click()
  await expect(page.getByText('正在等候派入').or(page.getByTestId('accept'))).toBeVisible()
}

/** Opens the shop and its chat. */
export async function visitShop(
  browser: Browser,
  huawu: Huawu,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const visitor = await sitDown(browser, options)
  await visitor.page.goto(`${huawu.url}/demo-site/`)
  await visitor.page.getByRole('button', { name: /客服/ }).last().click()
  await expect(visitor.page.getByRole('textbox', { name: '写消息' })).toBeVisible()
  return visitor
}

export async function visitorWrites({ page }: Person, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: '写消息' })
  await box.fill(text)
  await box.press('Enter')
  await expect(page.getByRole('log').getByText(text, { exact: true })).toBeVisible()
}

export async function agentWrites({ page }: Person, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: '回复', exact: true })
  await box.fill(text)
  await box.press('Enter')
  await expect(page.getByRole('log').getByText(text, { exact: true })).toBeVisible()
}

/** The words of the conversation as this person sees them, in order. */
export async function said(person: Person, among: readonly string[]): Promise<string[]> {
  const log = person.page.getByRole('log').first()
  const lines = (await log.innerText()).split('\n').map((line) => line.trim())
  return lines.filter((line) => among.includes(line))
}
