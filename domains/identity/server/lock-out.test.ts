import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as people from '#people/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { countFailure, placesOf } from './attempts.ts'
import { hashOfLogin } from './secrets.ts'
import { browser, type Browser, type Centre, furnish, goodPassword } from './test-people.ts'

let centre: Centre
let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
  centre = await furnish(house, people)
})
afterAll(() => house.close())

let now = new Date('2027-03-01T09:00:10Z')
const after = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
  house.setTime(now)
}
beforeEach(async () => {
  await house.as(asSystem, (tx) => tx.db.deleteFrom('sign_in_failures').execute())
  after(0)
})

const wrong = { refusal: { code: 'identity.wrong-credentials' } }
const locked = { refusal: { code: 'identity.too-many-attempts', status: 429 } }

async function guess(window: Browser, login: string, times: number): Promise<string[]> {
  const codes: string[] = []
  for (let time = 0; time < times; time++) {
    const code = await window.signIn(login, `guess number ${time}`).then(
      () => 'in',
      (error: { refusal: { code: string } }) => error.refusal.code,
    )
    codes.push(code)
  }
  return codes
}

/** Failures as if somebody had typed each of them, without the work of hashing every guess. */
function count(failures: { login: string; address: string }[]): Promise<void> {
  return house.as(asSystem, async (tx) => {
    for (const { login, address } of failures) {
      const there = { ...tx, origin: { ...tx.origin, address } }
      await countFailure(there, placesOf(there, hashOfLogin(house.organisation, login), undefined))
    }
  })
}

test('after five wrong passwords one has to wait, longer each time, and is told how long', async () => {
  const window = browser(house, '198.51.100.1')
  expect(await guess(window, 'AGENTA', 5)).toEqual(Array(5).fill('identity.wrong-credentials'))
  await expect(window.signIn('AGENTA')).rejects.toMatchObject({ refusal: { facts: { seconds: 30 } } })
  after(31)
  await expect(window.signIn('AGENTA', 'wrong again')).rejects.toMatchObject(wrong)
  await expect(window.signIn('AGENTA')).rejects.toMatchObject({ refusal: { facts: { seconds: 60 } } })
  after(61)
  await window.signIn('AGENTA')
  expect(await window.who()).toMatchObject({ personId: centre.people.agentA })
})

test('a good sign-in forgives the mistakes before it', async () => {
  const window = browser(house, '198.51.100.2')
  await guess(window, 'AGENTA', 4)
  await window.signIn('AGENTA')
  expect(await guess(browser(house, '198.51.100.2'), 'AGENTA', 5)).not.toContain(locked.refusal.code)
})

test('a stranger who guesses locks out himself, and nobody on another network', async () => {
  await guess(browser(house, '203.0.113.9'), 'AGENTA', 9)
  await expect(browser(house, '203.0.113.9').signIn('AGENTA')).rejects.toMatchObject(locked)
  const home = browser(house, '198.51.100.3')
  await home.signIn('AGENTA')
  expect(await home.who()).toMatchObject({ kind: 'person' })
})

test('a stranger on the same network never locks the device from which she has signed in before', async () => {
  const desk = browser(house, '198.51.100.4')
  await desk.signIn('AGENTA')
  await guess(browser(house, '198.51.100.4'), 'AGENTA', 9)
  await expect(browser(house, '198.51.100.4').signIn('AGENTA')).rejects.toMatchObject(locked)
  await desk.signIn('AGENTA')
  expect(await desk.who()).toMatchObject({ kind: 'person' })
})

test('guessing from a hundred networks at once closes unknown devices, and still not hers', async () => {
  const desk = browser(house, '198.51.100.5')
  await desk.signIn('AGENTB')
  for (let network = 0; network < 100; network++)
    await guess(browser(house, `203.0.113.${network}`), 'AGENTB', 1)
  await expect(browser(house, '198.51.100.6').signIn('AGENTB')).rejects.toMatchObject(locked)
  await desk.signIn('AGENTB')
  expect(await desk.who()).toMatchObject({ kind: 'person' })
  after(3600)
  await browser(house, '198.51.100.6').signIn('AGENTB')
})

test('one network that tries many logins is stopped, and her trusted device in it is not', async () => {
  const desk = browser(house, '198.51.100.7')
  await desk.signIn('AGENTA')
  await count(
    Array.from({ length: 100 }, (_, login) => ({ login: `PERSON${login}`, address: '198.51.100.7' })),
  )
  await expect(browser(house, '198.51.100.7').signIn('AGENTB')).rejects.toMatchObject(locked)
  await desk.signIn('AGENTA')
})

test('her own device waits as well when the mistakes are made on it', async () => {
  const desk = browser(house, '198.51.100.8')
  await desk.signIn('AGENTA')
  await guess(desk, 'AGENTA', 5)
  await expect(desk.signIn('AGENTA')).rejects.toMatchObject(locked)
  await browser(house, '198.51.100.8').signIn('AGENTA')
})

test('a made-up device, or the device of somebody else, is not trusted', async () => {
  const desk = browser(house, '198.51.100.9')
  await desk.signIn('AGENTB')
  const device = [...desk.cookies.keys()].find((name) => name.includes('device')) ?? ''
  const cookie = desk.cookies.get(device) ?? ''
  const forged = browser(house, '198.51.100.9')
  forged.cookies.set(device, `${centre.people.agentA}.${cookie.split('.')[1]}`)
  await guess(forged, 'AGENTA', 5)
  await expect(browser(house, '198.51.100.9').signIn('AGENTA')).rejects.toMatchObject(locked)
  await expect(desk.signIn('AGENTA')).rejects.toMatchObject(locked)
})

test('many guesses at the same moment are not all looked at before the first is counted', async () => {
  const guesses = Array.from({ length: 30 }, () => guess(browser(house, '198.51.100.10'), 'AGENTA', 1))
  const codes = (await Promise.all(guesses)).flat()
  expect(codes.filter((code) => code === wrong.refusal.code).length).toBeLessThanOrEqual(5)
  expect(codes.filter((code) => code === locked.refusal.code).length).toBeGreaterThanOrEqual(25)
})

test('a login that does not exist is locked just like one that does', async () => {
  expect(await guess(browser(house, '198.51.100.11'), 'NOBODY', 7)).toEqual(
    await guess(browser(house, '198.51.100.11'), 'AGENTA', 7),
  )
})

test('a whole office behind one address can sign in at the same time', async () => {
  const logins = ['ADMIN', 'SUPERVISOR', 'LEADERA', 'LEADERB', 'AGENTA', 'AGENTB']
  const results = await Promise.all(
    logins.map((login) => browser(house, '198.51.100.12').signIn(login, goodPassword)),
  )
  expect(results).toHaveLength(logins.length)
})
