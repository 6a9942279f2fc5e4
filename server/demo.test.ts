import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Organisations } from '#platform/organisations'
import { readConfig, StartRefused } from '#platform/config'
import { getChatSettings, startConversation } from '#channels-chat/core'
import { newId } from '#platform/action'
import { doing } from './demo-actions.ts'
import { furnishDemo } from './demo-centre.ts'
import { writeHistory } from './demo-history.ts'
import { rememberCentre } from './demo-store.ts'
import { openDemo } from './demo.ts'

const beganAt = new Date('2026-11-20T08:00:00Z')
const length = { days: 1, perDay: 22 }

async function sampleCentre(): Promise<TestOrganisation> {
  const centre = await testOrganisation()
  centre.setTime(beganAt)
  await centre.as(asSystem, async (tx) => {
    await furnishDemo(tx)
    await rememberCentre(tx.db, { seed: 'a test', beganAt })
  })
  await centre.settle()
  return centre
}

let house: TestOrganisation
beforeAll(async () => {
  house = await sampleCentre()
}, 60_000)
afterAll(() => house.close())

const rows = async (question: string) => (await house.organisation.pool.query(question)).rows
const agents = () => rows('select * from agent_states order by person_id')

test('it has hours by which it is open on a holiday night, replies, limits of breaks, and asks who one is', async () => {
  const nationalDay = new Date('2026-10-01T18:00:00Z')
  await house.as(asSystem, async (tx) => {
    const settings = await doing({ ...tx, now: nationalDay }, getChatSettings, {})
    expect(settings.open).toBe(true)
    expect(settings.hours.note?.['zh-Hans']).toBe('国庆节')
    expect(settings.questions.map(({ kind }) => kind)).toEqual(['name', 'phone'])
  })
  expect((await rows('select from queues where calendar_id is not null')).length).toBe(4)
  expect((await rows('select from canned_replies')).length).toBeGreaterThan(10)
  expect((await rows('select from break_places')).length).toBe(3)
})

test('some days of history are written by the actions of the house, and are over', async () => {
  const heard: unknown[] = []
  const stop = house.organisation.feed.subscribe((events) => heard.push(...events))
  const before = await agents()
  // Its last day first, as if it had been broken off: the rest is written then, and that day not again.
  const today = await writeHistory(house.organisation, { ...length, days: 0 })
  const many = today + (await writeHistory(house.organisation, length))
  stop()
  expect(many).toBeGreaterThan(20)
  const over = await rows(`select from contacts where state in ('abandoned', 'closed')`)
  expect(over.length).toBe(many)
  expect(await rows('select from waiting union all select from assignments')).toEqual([])
  expect(await rows(`select from offers where state = 'open'`)).toEqual([])
  // Nobody's screen, router or worker hears of it, and who is free today is as free as before.
  expect(heard).toEqual([])
  expect(await rows('select from reactions where at < $$2026-11-20$$')).toEqual([])
  expect((await agents()).map(({ state, version }) => ({ state, version }))).toEqual(
    before.map(({ state, version }) => ({ state, version })),
  )
}, 60_000)

test('its rows and events have the instants, ids and order that they would have had', async () => {
  const odd = await rows(
    `select from events where at < $$2026-11-20$$ and contact_id is not null
       and abs(extract(epoch from at) * 1000 - ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint) > 1`,
  )
  expect(odd).toEqual([])
  const [first] = await rows(`select id from contacts where state = 'closed' order by id limit 1`)
  const types = await rows(
    `select type from events where contact_id = '${first.id}' and type not like 'contact.message%' order by id`,
  )
  expect(types.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'contact.opened',
      'contact.queued',
      'offer.made',
      'contact.accepted',
      'contact.ended',
    ]),
  )
  expect(types[0].type).toBe('contact.opened')
  const latest = await rows(`select max(at) as at from events where contact_id is not null`)
  expect(latest[0].at.getTime()).toBeLessThan(beganAt.getTime())
})

test('customers rate, and are remembered for when they come back', async () => {
  expect((await rows('select from ratings')).length).toBeGreaterThan(2)
  const forgotten = await rows(
    'select from contacts where visitor_id not in (select visitor_id from demo_customers)',
  )
  expect(forgotten).toEqual([])
})

test('whoever has an account is somebody before she first comes, with what is to be known of her', async () => {
  const unknown = await rows('select from contacts where customer_id is null')
  const contacts = await rows('select from contacts')
  expect(unknown.length).toBeLessThan(contacts.length / 2)
  const kept = await rows('select level, needs, tags from customers')
  expect(kept.some(({ level }) => level > 0)).toBe(true)
  expect(kept.some(({ tags }) => tags.length > 0)).toBe(true)
  expect(kept.some(({ needs }) => needs.length > 0)).toBe(true)
})

test('started again it finds nothing to do, and tells at once whom the centre knows', async () => {
  const told: string[] = []
  const meets = (visitors: readonly { key: string }[]) => told.push(...visitors.map(({ key }) => key))
  expect(await writeHistory(house.organisation, length, meets)).toBe(0)
  expect(told.length).toBe((await rows('select from customers')).length)
  const written = (await rows('select key from demo_customers')).map(({ key }) => key)
  expect(written).toEqual(expect.arrayContaining(told))
})

test('customers who come live while their history is written have a conversation of their own', async () => {
  const young = await sampleCentre()
  const talks: Promise<unknown>[] = []
  const begins = ({ visitorId }: { visitorId: string }) =>
    young.as({ kind: 'visitor', visitorId, language: 'zh-Hans' }, (tx) =>
      doing(tx, startConversation, {
        body: { clientId: newId(), text: '在吗', page: { url: '', title: '' }, language: 'zh-Hans' },
      }),
    )
  const many = await writeHistory(young.organisation, length, (visitors) =>
    talks.push(...visitors.map(begins)),
  )
  await Promise.all(talks)
  const open = await young.organisation.pool.query(
    `select customer_id, last_seq from contacts where state in ('waiting', 'offered')`,
  )
  expect(many).toBeGreaterThan(20)
  expect(open.rows.length).toBe(talks.length)
  expect(open.rows.every(({ customer_id, last_seq }) => customer_id !== null && last_seq === 1)).toBe(true)
  await young.close()
}, 60_000)

test('an installation that has a real organisation is no place for a demonstration', async () => {
  const real = await testOrganisation({ code: 'real' })
  const organisations = { all: () => [real.organisation] } as unknown as Organisations
  await expect(openDemo(organisations, readConfig({}, ['--demo']))).rejects.toThrow(StartRefused)
  await real.close()
})

test('a sample centre that is there already takes no other seed', async () => {
  const organisations = { all: () => [house.organisation] } as unknown as Organisations
  const another = openDemo(organisations, readConfig({}, ['--demo', '--seed=7']))
  await expect(another).rejects.toThrow(/made of "a test"/)
})
