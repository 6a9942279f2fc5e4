import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as people from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { closeAccount } from './accounts.ts'
import { acceptInvitation, getInvitation } from './invitations.ts'
import { createInvitation, createPasswordResetLink, requestPasswordReset } from './links.ts'
import { type Letter, useMail } from './mail.ts'
import { changePassword, resetPassword } from './passwords.ts'
import { browser, type Browser, type Centre, furnish, goodPassword } from './test-people.ts'

let centre: Centre
let house: TestOrganisation
let supervisor: Browser
const letters: Letter[] = []
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnish(house, people)
  supervisor = browser(house)
  await supervisor.signIn('SUPERVISOR')
})
afterAll(() => house.close())

const newPassword = '一条新的长密码 2027'
let hired = 0
async function hire(unitId: Id | null = centre.teamA, role?: 'administrator'): Promise<Id> {
  const roles = role ? [{ role, unitId: null }] : []
  const person = {
    name: '新同事',
    staffNumber: `NEW${++hired}`,
    email: `new${hired}@example.com`,
    unitId,
    roles,
  }
  return (await house.as(asSystem, (tx) => people.createPerson(tx, person))).id
}
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const invite = (personId: Id) =>
  supervisor.does(
    (tx) => createInvitation(tx, { params: {}, query: {}, body: { personId } }),
    'accounts.manage',
  )
const resetLink = (personId: Id) =>
  supervisor.does(
    (tx) => createPasswordResetLink(tx, { params: { personId }, query: {}, body: {} }),
    'accounts.manage',
  )
const accept = (window: Browser, token: string, password = newPassword) =>
  window.does((tx) =>
    acceptInvitation(tx, { params: { token }, query: {}, body: { password, language: 'en' } }),
  )
const reset = (token: string, password = newPassword) =>
  browser(house).does((tx) => resetPassword(tx, { params: {}, query: {}, body: { token, password } }))

test('an invited person sees for whom the link is, chooses a password and is in', async () => {
  const person = await hire()
  const { link } = await invite(person)
  const window = browser(house)
  const token = tokenOf(link)
  expect(
    await window.does((tx) => getInvitation(tx, { params: { token }, query: {}, body: {} })),
  ).toMatchObject({
    personName: '新同事',
    organisationName: '测试中心',
  })
  expect(await accept(window, token)).toMatchObject({ language: 'en', person: { id: person } })
  expect(await window.who()).toMatchObject({ kind: 'person', personId: person, language: 'en' })
})

test('an invitation works once', async () => {
  const token = tokenOf((await invite(await hire())).link)
  await accept(browser(house), token)
  await expect(accept(browser(house), token)).rejects.toMatchObject({
    refusal: { code: 'identity.link-used', status: 410 },
  })
})

test('of two who accept the same invitation at the same moment one is too late', async () => {
  const token = tokenOf((await invite(await hire())).link)
  const results = await Promise.allSettled([accept(browser(house), token), accept(browser(house), token)])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a second invitation ends the first, and a week ends any', async () => {
  const person = await hire()
  const first = tokenOf((await invite(person)).link)
  const second = tokenOf((await invite(person)).link)
  await expect(accept(browser(house), first)).rejects.toMatchObject({
    refusal: { code: 'identity.link-invalid' },
  })
  house.setTime(new Date(Date.now() + 7 * 24 * 3600_000 + 1000))
  await expect(accept(browser(house), second)).rejects.toMatchObject({
    refusal: { code: 'identity.link-expired' },
  })
  house.setTime(new Date())
})

test('a weak password is refused with a reason and the invitation stays good', async () => {
  const token = tokenOf((await invite(await hire())).link)
  const refused = (code: string) => ({ refusal: { code: `identity.${code}`, status: 422 } })
  await expect(accept(browser(house), token, 'kurz')).rejects.toMatchObject(refused('password-too-short'))
  await expect(accept(browser(house), token, 'Password123')).rejects.toMatchObject(
    refused('password-too-common'),
  )
  await expect(accept(browser(house), token, `new${hired}@example.com`)).rejects.toMatchObject(
    refused('password-names-you'),
  )
  await accept(browser(house), token)
})

test('what is stored of a link does not open anything', async () => {
  const { link } = await invite(await hire())
  const rows = await house.as(asSystem, (tx) => tx.db.selectFrom('password_links').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
})

test('nobody makes a link for somebody outside her reach, or above her', async () => {
  const outside = await hire(null)
  const above = await hire(centre.teamA, 'administrator')
  await expect(invite(outside)).rejects.toMatchObject({ refusal: { status: 404 } })
  await expect(resetLink(above)).rejects.toMatchObject({
    refusal: { code: 'identity.outranked', status: 403 },
  })
  await expect(invite(centre.people.agentA)).rejects.toMatchObject({
    refusal: { code: 'identity.already-has-password' },
  })
})

test('a reset ends every session, forgets the devices, and its link works once', async () => {
  const person = centre.people.agentB
  const desk = browser(house)
  await desk.signIn('AGENTB')
  const token = tokenOf((await resetLink(person)).link)
  await reset(token)
  expect(await desk.who()).toMatchObject({ kind: 'stranger' })
  await expect(reset(token, 'and another long one')).rejects.toMatchObject({
    refusal: { code: 'identity.link-used' },
  })
  const devices = await house.as(asSystem, (tx) =>
    tx.db.selectFrom('trusted_devices').selectAll().where('person_id', '=', person).execute(),
  )
  expect(devices).toEqual([])
  await expect(desk.signIn('AGENTB', goodPassword)).rejects.toMatchObject({ refusal: { status: 401 } })
  await desk.signIn('AGENTB', newPassword)
})

test('links of somebody who left, and tokens that never were, open nothing', async () => {
  const person = await hire()
  const token = tokenOf((await invite(person)).link)
  await house.as(asSystem, (tx) => closeAccount(tx, person, 'person-left'))
  const invalid = { refusal: { code: 'identity.link-invalid', status: 410 } }
  await expect(accept(browser(house), token)).rejects.toMatchObject(invalid)
  await expect(reset('a'.repeat(43))).rejects.toMatchObject(invalid)
  const invitation = tokenOf((await invite(await hire())).link)
  await expect(reset(invitation)).rejects.toMatchObject(invalid)
})

test('changing the password asks for the old one and ends the other sessions if wished', async () => {
  const here = browser(house)
  const there = browser(house)
  await here.signIn('LEADERA')
  await there.signIn('LEADERA')
  const change = (current: string, endOtherSessions: boolean) =>
    here.does((tx) =>
      changePassword(tx, { params: {}, query: {}, body: { current, next: newPassword, endOtherSessions } }),
    )
  await expect(change('not it', true)).rejects.toMatchObject({ refusal: { code: 'identity.wrong-password' } })
  await change(goodPassword, false)
  expect(await there.who()).toMatchObject({ kind: 'person' })
  await change(newPassword, true)
  expect(await there.who()).toMatchObject({ kind: 'stranger' })
  expect(await here.who()).toMatchObject({ kind: 'person' })
})

test('who holds a stolen session cannot guess the password through changing it', async () => {
  const here = browser(house)
  await here.signIn('LEADERB')
  const attempt = () =>
    here.does((tx) =>
      changePassword(tx, {
        params: {},
        query: {},
        body: { current: 'a guess', next: newPassword, endOtherSessions: true },
      }),
    )
  for (let time = 0; time < 5; time++) await attempt().catch(() => undefined)
  await expect(attempt()).rejects.toMatchObject({ refusal: { code: 'identity.too-many-attempts' } })
})

test('a forgotten password is answered alike for everybody and mailed only to who is there', async () => {
  useMail(house.organisation, { isConfigured: () => true, send: async (letter) => void letters.push(letter) })
  const ask = (login: string) =>
    browser(house, '198.51.100.77').does((tx) =>
      requestPasswordReset(tx, { params: {}, query: {}, body: { login } }),
    )
  expect(await ask('nobody@example.com')).toEqual(await ask('admin@example.com'))
  await vi.waitFor(() => expect(letters).toHaveLength(1))
  const [letter] = letters
  expect(letter).toMatchObject({ to: 'Admin@example.com', subject: '重设您的话务密码' })
  const token = /\/reset\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
  expect(letter?.text).toContain('陈管理')
  await reset(token)
  await browser(house).signIn('ADMIN', newPassword)
})

test('once she has a password, no link from before sets another', async () => {
  const person = await hire()
  const invitation = tokenOf((await invite(person)).link)
  const first = tokenOf((await resetLink(person)).link)
  await reset(first)
  const invalid = { refusal: { code: 'identity.link-invalid', status: 410 } }
  await expect(accept(browser(house), invitation, 'somebody else 2027')).rejects.toMatchObject(invalid)
  const second = tokenOf((await resetLink(person)).link)
  const window = browser(house)
  await window.signIn(`NEW${hired}`, newPassword)
  const body = { current: newPassword, next: goodPassword, endOtherSessions: false }
  await window.does((tx) => changePassword(tx, { params: {}, query: {}, body }))
  await expect(reset(second, 'somebody else 2027')).rejects.toMatchObject(invalid)
})

test('a stranger who asks for her reset again and again keeps no letter from her, and ends no link of hers', async () => {
  const person = await hire()
  const login = `new${hired}@example.com`
  useMail(house.organisation, { isConfigured: () => true, send: async (letter) => void letters.push(letter) })
  const handedOver = tokenOf((await invite(person)).link)
  await accept(browser(house), handedOver)
  const byHand = tokenOf((await resetLink(person)).link)
  await vi.waitFor(() => expect(lettersTo(login)).toHaveLength(2))
  const ask = (address: string) =>
    browser(house, address).does((tx) => requestPasswordReset(tx, { params: {}, query: {}, body: { login } }))
  for (let time = 0; time < 40; time += 1) await ask('203.0.113.66')
  await vi.waitFor(() => expect(lettersTo(login)).toHaveLength(2 + 5))
  await ask('198.51.100.20')
  await vi.waitFor(() => expect(lettersTo(login)).toHaveLength(2 + 6))
  await reset(byHand)
})

const lettersTo = (address: string) => letters.filter(({ to }) => to === address)
