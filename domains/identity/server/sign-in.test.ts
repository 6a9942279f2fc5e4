import * as argon2 from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { perform } from '#platform/action'
import * as people from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { idleSeconds, sessionSeconds } from '#identity/core'
import { actorOf } from './caller.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { browser, type Centre, furnish, goodPassword } from './test-people.ts'

// The real thing, watched: a clock on a busy machine proves nothing.
vi.mock('@node-rs/argon2', { spy: true })

let centre: Centre
let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnish(house, people)
})
afterAll(() => house.close())

const wrong = { refusal: { code: 'identity.wrong-credentials', status: 401 } }

test('she signs in by staff number or e-mail address, in any case', async () => {
  const window = browser(house)
  await window.signIn('agenta')
  const grants = [{ role: 'agent', unitIds: [centre.teamA], everywhere: false }]
  expect(await window.who()).toMatchObject({
    kind: 'person',
    personId: centre.people.agentA,
    name: '王小明',
    grants,
  })
  const other = browser(house)
  await other.signIn('ADMIN@EXAMPLE.COM')
  expect(await other.who()).toMatchObject({ personId: centre.people.admin, grants: [{ everywhere: true }] })
})

test('a supervisor’s reach includes every unit below hers', async () => {
  const window = browser(house)
  await window.signIn('SUPERVISOR')
  const who = await window.who()
  if (who.kind !== 'person') throw new Error('not signed in')
  expect(new Set(who.grants[0]?.unitIds)).toEqual(new Set([centre.centre, centre.teamA, centre.teamB]))
})

test('a wrong password and an unknown login get the same answer, and neither gives a session', async () => {
  const window = browser(house, '198.51.100.1')
  await expect(window.signIn('AGENTA', 'not the password')).rejects.toMatchObject(wrong)
  await expect(window.signIn('nobody@example.com')).rejects.toMatchObject(wrong)
  expect(await window.who()).toMatchObject({ kind: 'stranger' })
  expect(window.cookies.size).toBe(0)
})

test('an unknown login costs the same work as a known one', async () => {
  const workOf = async (login: string) => {
    vi.mocked(argon2.hash).mockClear()
    vi.mocked(argon2.verify).mockClear()
    await browser(house, '198.51.100.2')
      .signIn(login, 'not the password')
      .catch(() => undefined)
    return vi.mocked(argon2.hash).mock.calls.length + vi.mocked(argon2.verify).mock.calls.length
  }
  expect([await workOf('AGENTB'), await workOf('NOBODY')]).toEqual([1, 1])
})

test('cookies are out of reach of scripts and of other sites, and secure where the address is', async () => {
  const { organisation } = house
  for (const url of ['http://127.0.0.1:4600', 'https://centre.example']) {
    const act = {
      organisation: { ...organisation, url },
      actor: await actorOf(organisation, new Headers()),
      now: new Date(),
    }
    const body = { login: 'AGENTA', password: goodPassword }
    const { headers } = await perform(act, (tx) => signIn(tx, { params: {}, query: {}, body }))
    const cookies = headers.getSetCookie()
    expect(cookies.length).toBeGreaterThanOrEqual(2)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; SameSite=Lax/i)
      expect(/; Secure/i.test(cookie)).toBe(url.startsWith('https:'))
    }
  }
})

test('a cookie that was tampered with, or signed elsewhere, is worth nothing', async () => {
  const window = browser(house)
  await window.signIn('AGENTA')
  const [name = '', value = ''] = [...window.cookies].find(([key]) => key.includes('session')) ?? []
  const as = (cookie: string) => actorOf(house.organisation, new Headers({ cookie: `${name}=${cookie}` }))
  expect(await as(value)).toMatchObject({ kind: 'person' })
  expect(await as(`x${value}`)).toMatchObject({ kind: 'stranger' })
  expect(await as(value.split('.')[0] ?? '')).toMatchObject({ kind: 'stranger' })
  expect(await as('%E0%A4%A')).toMatchObject({ kind: 'stranger' })
  const elsewhere = { ...house.organisation, secret: 'another organisation’s secret, long enough' }
  expect(await actorOf(elsewhere, window.headers())).toMatchObject({ kind: 'stranger' })
})

test('signing out ends the session everywhere, not only in the browser', async () => {
  const window = browser(house)
  await window.signIn('AGENTA')
  const kept = window.headers()
  await window.does(signOut)
  expect(await actorOf(house.organisation, kept)).toMatchObject({ kind: 'stranger' })
})

test('who signs in at the same browser ends what the one before left open', async () => {
  const window = browser(house)
  await window.signIn('AGENTA')
  const kept = window.headers()
  await window.signIn('AGENTB')
  expect(await actorOf(house.organisation, kept)).toMatchObject({ kind: 'stranger' })
  expect(await window.who()).toMatchObject({ personId: centre.people.agentB })
})

test('a session ends a day after it was last used, and a week after it began', async () => {
  const start = new Date('2027-03-01T08:00:00Z')
  const later = (seconds: number) => house.setTime(new Date(start.getTime() + seconds * 1000))
  later(0)
  const window = browser(house)
  await window.signIn('AGENTA')
  for (let at = 0; at < sessionSeconds - idleSeconds; at += idleSeconds - 60) {
    later(at)
    expect(await window.who()).toMatchObject({ kind: 'person' })
  }
  later(sessionSeconds + 1)
  expect(await window.who()).toMatchObject({ kind: 'stranger' })
  later(0)
  const idle = browser(house)
  await idle.signIn('AGENTA')
  later(idleSeconds + 1)
  expect(await idle.who()).toMatchObject({ kind: 'stranger' })
  house.setTime(new Date())
})

test('good and failed attempts stand in the audit trail, without what was typed', async () => {
  await browser(house, '198.51.100.40')
    .signIn('AGENTB', 'my secret typo')
    .catch(() => undefined)
  await browser(house, '198.51.100.41')
    .signIn('my-secret-password-as-login')
    .catch(() => undefined)
  const rows = await house.organisation.db
    .selectFrom('audit')
    .leftJoin('audit_values', 'audit_values.audit_id', 'audit.id')
    .select(['action', 'subject_id', 'address', 'actor_kind', 'subject_label', 'after'])
    .where('action', 'in', ['identity.sign-in', 'identity.sign-in-failed'])
    .execute()
  expect(rows).toContainEqual(
    expect.objectContaining({
      action: 'identity.sign-in-failed',
      subject_id: centre.people.agentB,
      address: '198.51.100.40',
    }),
  )
  expect(rows).toContainEqual(
    expect.objectContaining({
      action: 'identity.sign-in',
      subject_id: centre.people.agentA,
      actor_kind: 'person',
    }),
  )
  expect(JSON.stringify(rows)).not.toMatch(/secret/)
  const counted = await house.as(asSystem, (tx) => tx.db.selectFrom('sign_in_failures').selectAll().execute())
  expect(JSON.stringify(counted)).not.toMatch(/secret|AGENTB|agentb/)
})
