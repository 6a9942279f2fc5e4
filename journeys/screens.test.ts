// Every screen in three languages, light and dark, wide and narrow: nothing clipped, nothing untranslated, no barrier.
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '#protocol'
import { openBrowser, type Person, sitDown } from './browser.ts'
import { type Browser, eventually, expect as expectSeen } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import {
  type Account,
  administrator,
  agentWrites,
  becomeReady,
  signIn,
  visitorWrites,
  visitShop,
} from './people.ts'

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']
const themes = ['light', 'dark'] as const
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const locales = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, '.journeys', 'screens')
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

let huawu: Huawu
let browser: Browser
let accounts: Account[]
let contactId: string
let personId: string

const account = (name: string): Account => {
  const found = accounts.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

type Look = { language: Language; theme: (typeof themes)[number]; size: (typeof widths)[number] }

/** What is wrong with the page as it stands, in a line each. */
async function faultsOf({ page }: Person, name: string, look: Look): Promise<string[]> {
  const place = `${name} ${look.language} ${look.theme} ${look.size.width}`
  await page.screenshot({ path: join(pictures, `${place.replaceAll(' ', '-')}.png`) })
  const seen = await page.evaluate(() => ({
    text: document.body.innerText,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    language: document.documentElement.lang,
  }))
  const keys = seen.text.match(/\b(screen|refusals|audit|nav)\.[a-z][\w.-]+/g) ?? []
  return [
    ...keys.map((key) => `${place}: untranslated ${key}`),
    ...(seen.overflow > 1 ? [`${place}: ${seen.overflow} px wider than the window`] : []),
    ...(seen.language === look.language ? [] : [`${place}: the page says it is in ${seen.language}`]),
    ...(mayHaveBarriers(look) ? await barriers(page, place) : []),
  ]
}

// A barrier lies in structure, colour and length, not in each language: both kinds of script, both widths, all colours.
const mayHaveBarriers = ({ language, theme, size }: Look) =>
  language === 'zh-Hans'
    ? (theme === 'dark') === (size === widths[1])
    : language === 'en' && theme === 'light'

type Found = { id: string; impact: string; nodes: { target: unknown }[] }

async function barriers(page: Person['page'], place: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: axe })
  const found = await page.evaluate(async (): Promise<Found[]> => {
    type Checker = { run(options: object): Promise<{ violations: Found[] }> }
    const { axe: checker } = window as unknown as { axe: Checker }
    // Whatever passes need not be gathered.
    const { violations } = await checker.run({ resultTypes: ['violations'], preload: false })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ target }) => ({ target })),
    }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${place}: axe ${id} at ${JSON.stringify(nodes.slice(0, 3).map(({ target }) => target))}`,
    )
}

type ScreenToSee = { name: string; path: string; sign: (person: Person) => Promise<unknown> }

/** Opens each screen once a language, and looks at it by day and by night, at a desk and on a phone. */
async function walk(
  open: (language: Language) => Promise<Person>,
  screens: readonly ScreenToSee[],
): Promise<string[]> {
  const faults: string[] = []
  for (const language of languages) {
    const person = await open(language)
    for (const screen of screens) faults.push(...(await lookAt(person, language, screen)))
    faults.push(...person.complaints.map((complaint) => `${language}: ${complaint}`))
    await person.context.close()
  }
  return faults
}

async function lookAt(
  person: Person,
  language: Language,
  { name, path, sign }: ScreenToSee,
): Promise<string[]> {
  const { page } = person
  const faults: string[] = []
  await page.setViewportSize(widths[0])
  await page.goto(`${huawu.url}${path}`)
  for (const size of widths) {
    await page.setViewportSize(size)
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme })
      await sign(person)
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      faults.push(...(await faultsOf(person, name, { language, theme, size })))
    }
  }
  return faults
}

const optionsOf = (language: Language) => ({
  locale: locales[language],
  reducedMotion: 'reduce' as const,
  // axe is put in by the test, which the page's own policy would rightly refuse.
  bypassCSP: true,
})

const stranger = (language: Language) => sitDown(browser, optionsOf(language))

/** Signs in once and looks again and again with the same session. */
function as(login: () => { staffNumber: string; password: string }) {
  let state: Awaited<ReturnType<Person['context']['storageState']>> | undefined
  return async (language: Language): Promise<Person> => {
    if (!state) {
      const first = await signIn(browser, huawu, login())
      state = await first.context.storageState()
      await first.context.close()
    }
    const person = await sitDown(browser, { ...optionsOf(language), storageState: state })
    const answer = await person.context.request.patch(`${huawu.url}/api/v1/me`, {
      data: { language, theme: 'system' },
      headers: { origin: huawu.url },
    })
    expect(answer.status()).toBe(200)
    return person
  }
}

const text =
  (words: string | RegExp) =>
  ({ page }: Person) =>
    expectSeen(page.getByText(words)).toBeVisible()
const heading = ({ page }: Person) => expectSeen(page.getByRole('heading').first()).toBeVisible()

test('the set-up page', async () => {
  const path = new URL(huawu.setupLink)
  const faults = await walk(stranger, [{ name: 'setup', path: path.pathname + path.search, sign: heading }])
  expect(faults).toEqual([])
})

test('before anybody has signed in, and on the shop’s page', async () => {
  const who = ['--org', '云杉客服中心', '--email', administrator.email, '--password', administrator.password]
  const said = await huawu.command('setup', ...who, '--time-zone', 'Asia/Shanghai', '--sample')
  accounts = said.split('\n').flatMap((line) => {
    const [staffNumber, password, name] = line.trim().split(/\s+/)
    return staffNumber && password && name && /^\d{4}$/.test(staffNumber)
      ? [{ staffNumber, password, name }]
      : []
  })
  // The server beside it looks every other second whether somebody set it up.
  await eventually(async () => (await fetch(`${huawu.url}/api/v1/setup`)).json(), { done: true })
  await furnish()
  const faults = await walk(stranger, [
    { name: 'sign-in', path: '/sign-in', sign: heading },
    { name: 'reset', path: '/reset', sign: heading },
    { name: 'invitation-unknown', path: '/invitation/nothing', sign: heading },
  ])
  const shop = await walk(stranger, [
    {
      name: 'widget',
      path: '/demo-site/',
      sign: async ({ page }) => {
        await page.locator('huawu-widget').waitFor({ state: 'attached' })
        await page.evaluate(() => (window as unknown as { huawu: { open(): void } }).huawu.open())
        await expectSeen(page.getByRole('dialog')).toBeVisible()
      },
    },
  ])
  expect([...faults, ...shop]).toEqual([])
})

/** A conversation that runs, one that is done, and an offer: what a desk looks like at work. */
async function furnish(): Promise<void> {
  const lin = await signIn(browser, huawu, account('林小满'))
  await becomeReady(lin)
  const first = await visitShop(browser, huawu)
  await visitorWrites(first, '你好，上周买的保温杯漏水，可以换货吗？')
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(lin, '您好，很抱歉给您添麻烦了，我马上为您登记换货。')
  await lin.page.getByRole('button', { name: '结束会话' }).click()
  const wrapUp = lin.page.getByTestId('wrap-up')
  await wrapUp.getByTestId('reason-input').fill('thh')
  await wrapUp.getByTestId('reason-input').press('Enter')
  await wrapUp.getByTestId('wrap-up-note').fill('保温杯漏水，换货。')
  await wrapUp.getByTestId('finish').click()
  await expectSeen(lin.page.getByText(/我今天完成的（1）/)).toBeVisible()
  const second = await visitShop(browser, huawu)
  await visitorWrites(
    second,
    '我的订单还没有到，想退货，订单号 2026-1121-0088-6600，收件人写的是我妈妈的名字',
  )
  await lin.page.getByRole('button', { name: /接起/ }).press('Enter')
  await agentWrites(lin, '您好，我先帮您看一下物流。')
  contactId = new URL(lin.page.url()).pathname.split('/').at(-1) ?? ''
  // She stays at her desk: who is gone for twenty seconds loses the conversation to a colleague.
  await Promise.all([first, second].map(({ context }) => context.close()))
  const admin = await signIn(browser, huawu, administrator)
  const people = await admin.context.request.get(`${huawu.url}/api/v1/people?q=1102`)
  const found: { items: { id: string }[] } = await people.json()
  personId = found.items[0]?.id ?? ''
  await furnishPhone(admin, personId)
  await admin.context.close()
}

/** A switch, a number and a telephone, each with a row to show. */
async function furnishPhone({ context }: Person, agentId: string): Promise<void> {
  const make = async (method: 'POST' | 'PUT', path: string, data: object): Promise<string> => {
    const headers = { origin: huawu.url }
    const answer = await context.request.fetch(`${huawu.url}/api/v1${path}`, { method, data, headers })
    expect([path, answer.status()]).toEqual([path, 200])
    const { id }: { id: string } = await answer.json()
    return id
  }
  const queueId = await make('POST', '/queues', {
    channel: 'phone',
    name: '售后热线',
    priority: 0,
    offerSeconds: 30,
    wrapUpSeconds: 60,
    requires: [],
    rings: [],
    keywords: [],
    isDefault: false,
    state: 'open',
  })
  await make('POST', '/phone/switches', {
    name: '总部一号',
    url: 'http://pbx.head-office.spruce.example:8088',
    account: 'huawu',
    application: 'huawu',
    state: 'in-use',
    password: 'never shown again',
  })
  await make('POST', '/phone/numbers', { number: '4008001234', label: '售后与投诉热线', queueId })
  await make('PUT', `/phone/desk-phones/${agentId}`, { account: '1102' })
}

test('the agent’s screens', async () => {
  const faults = await walk(
    as(() => account('林小满')),
    [
      { name: 'desk', path: '/desk', sign: heading },
      {
        name: 'desk-conversation',
        path: `/desk/${contactId}`,
        sign: ({ page }) => expectSeen(page.getByRole('log')).toBeVisible(),
      },
      {
        name: 'my-day',
        path: '/my-day',
        sign: ({ page }) => expectSeen(page.getByTestId('my-contacts')).toBeVisible(),
      },
      { name: 'contacts', path: '/contacts', sign: text('林小满') },
      { name: 'my-sessions', path: '/me/sessions', sign: heading },
      { name: 'my-password', path: '/me/password', sign: heading },
    ],
  )
  expect(faults).toEqual([])
})

test('the leader’s screens', async () => {
  const faults = await walk(
    as(() => account('王海燕')),
    [
      { name: 'customers', path: '/customers', sign: heading },
      {
        name: 'customer',
        path: '/customers/new',
        sign: ({ page }) => expectSeen(page.getByTestId('customer-form')).toBeVisible(),
      },
      { name: 'duplicates', path: '/customers/duplicates', sign: heading },
      { name: 'team', path: '/team', sign: ({ page }) => expectSeen(page.getByText('林小满')).toBeVisible() },
      {
        name: 'contact',
        path: `/contacts/${contactId}`,
        sign: ({ page }) => expectSeen(page.getByRole('log')).toBeVisible(),
      },
    ],
  )
  expect(faults).toEqual([])
})

test('the administrator’s screens', async () => {
  const faults = await walk(
    as(() => administrator),
    [
      {
        name: 'people',
        path: '/settings/people',
        sign: ({ page }) => expectSeen(page.getByText('林小满')).toBeVisible(),
      },
      {
        name: 'person',
        path: `/settings/people/${personId}`,
        sign: ({ page }) => expectSeen(page.getByRole('heading')).toBeVisible(),
      },
      { name: 'organisation', path: '/settings/organisation', sign: text('售后一班') },
      { name: 'skills', path: '/settings/skills', sign: text('售后') },
      { name: 'calendars', path: '/settings/calendars', sign: heading },
      { name: 'queues', path: '/settings/queues', sign: text('售后服务') },
      { name: 'breaks', path: '/settings/breaks', sign: text(/用餐|Meal/) },
      {
        name: 'contact-reasons',
        path: '/settings/contact-reasons',
        sign: ({ page }) => expectSeen(page.getByRole('treeitem').first()).toBeVisible(),
      },
      {
        name: 'canned-replies',
        path: '/settings/canned-replies',
        sign: ({ page }) => expectSeen(page.getByText('退货办法')).toBeVisible(),
      },
      { name: 'chat', path: '/settings/chat', sign: heading },
      { name: 'phone', path: '/settings/phone', sign: text('4008001234') },
      {
        name: 'assistance',
        path: '/settings/assistance',
        sign: ({ page }) => expectSeen(page.getByRole('switch')).toBeVisible(),
      },
      { name: 'about', path: '/settings/about', sign: text('main') },
      { name: 'audit', path: '/settings/audit', sign: heading },
      { name: 'api-keys', path: '/settings/api-keys', sign: heading },
    ],
  )
  expect(faults).toEqual([])
})
