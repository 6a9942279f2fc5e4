import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DayShown, roundTheClock, type Week } from '#calendar/core'
import { createQueue } from '#routing/server'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { calendarsById } from './calendars-by-id.ts'
import { getCalendar, listCalendars, listDays } from './list-calendars.ts'
import { createCalendar, deleteCalendar, updateCalendar } from './save-calendar.ts'
import { putDay, removeDay } from './save-day.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house?.close())

let made = 0
const aCalendar = (week: Week = roundTheClock, timeZone = 'Asia/Shanghai') =>
  house.as(asSystem, (tx) => createCalendar(tx, { name: `日历 ${++made}`, timeZone, week }))
const change = (calendarId: Id, body: { version: number; name?: string; week?: Week; timeZone?: string }) =>
  house.as(asSystem, (tx) => updateCalendar(tx, { params: { calendarId }, query: {}, body }))
const put = (calendarId: Id, date: string, plan: DayShown['plan']) =>
  house.as(asSystem, (tx) =>
    putDay(tx, { params: { calendarId, date }, query: {}, body: { plan, name: ' 国庆节 ', note: null } }),
  )

test('a calendar is made, changed, and refuses who did not see its newest version', async () => {
  const { id } = await aCalendar()
  expect(await change(id, { version: 1, name: ' 热线 ' })).toMatchObject({ name: '热线', version: 2 })
  await expect(change(id, { version: 1, name: '别的' })).rejects.toMatchObject({
    refusal: { code: 'calendar.stale', facts: { version: 2 } },
  })
  const both = await Promise.allSettled([
    change(id, { version: 2, name: '甲' }),
    change(id, { version: 2, name: '乙' }),
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'fulfilled',
    'rejected',
  ])
  await expect(change(id, { version: 3, timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    refusal: { code: 'calendar.no-such-time-zone' },
  })
})

test('hours that overlap or run backwards are refused with the reason', async () => {
  const week = (intervals: Week[number]): Week => [intervals, [], [], [], [], [], []]
  await expect(
    aCalendar(
      week([
        { from: 540, to: 720 },
        { from: 700, to: 800 },
      ]),
    ),
  ).rejects.toMatchObject({
    refusal: { code: 'calendar.intervals-overlap' },
  })
  await expect(aCalendar(week([{ from: 540, to: 540 }]))).rejects.toMatchObject({
    refusal: { code: 'calendar.interval-backwards' },
  })
  expect(
    await aCalendar(
      week([
        { from: 780, to: 1080 },
        { from: 540, to: 720 },
      ]),
    ),
  ).toMatchObject({ version: 1 })
})

test('a day is set, set otherwise, and made like any other again', async () => {
  const { id } = await aCalendar()
  await put(id, '2026-10-01', { kind: 'closed' })
  const day = await put(id, '2026-10-01', { kind: 'weekday', weekday: 3 })
  expect(day).toEqual({
    date: '2026-10-01',
    plan: { kind: 'weekday', weekday: 3 },
    name: '国庆节',
    note: null,
  })
  const days = (year: number) =>
    house.as(asSystem, (tx) => listDays(tx, { params: { calendarId: id }, query: { year }, body: {} }))
  expect((await days(2026)).items).toEqual([day])
  expect((await days(2027)).items).toEqual([])
  expect((await calendarsById(house.organisation.db, [id, id])).get(id)?.days.get('2026-10-01')).toEqual(day)
  const remove = () =>
    house.as(asSystem, (tx) =>
      removeDay(tx, { params: { calendarId: id, date: '2026-10-01' }, query: {}, body: {} }),
    )
  await remove()
  await remove()
  expect((await days(2026)).items).toEqual([])
  for (const date of ['2026-02-30', '2026-13-01']) {
    await expect(put(id, date, { kind: 'closed' })).rejects.toMatchObject({
      refusal: { code: 'calendar.no-such-date' },
    })
  }
})

test('a calendar that a queue follows stays; one that nothing follows goes with its days', async () => {
  const { id } = await aCalendar()
  await put(id, '2026-10-01', { kind: 'closed' })
  const remove = () =>
    house.as(asSystem, (tx) => deleteCalendar(tx, { params: { calendarId: id }, query: {}, body: {} }))
  const queue = { priority: 0, offerSeconds: 30, wrapUpSeconds: 0, requires: [], rings: [], keywords: [] }
  await house.as(asSystem, (tx) =>
    createQueue(tx, {
      ...queue,
      channel: 'chat',
      name: '售后',
      isDefault: false,
      state: 'open',
      calendarId: id,
    }),
  )
  await expect(remove()).rejects.toMatchObject({ refusal: { code: 'calendar.in-use', status: 409 } })
  await house.organisation.pool.query('update queues set calendar_id = null')
  await remove()
  const get = house.as(asSystem, (tx) => getCalendar(tx, { params: { calendarId: id }, query: {}, body: {} }))
  await expect(get).rejects.toMatchObject({ refusal: { status: 404 } })
})

test('the list goes on where the page before ended, and names are their own', async () => {
  const { name } = await aCalendar()
  const twice = house.as(asSystem, (tx) =>
    createCalendar(tx, { name: name.toUpperCase(), timeZone: 'Asia/Shanghai', week: roundTheClock }),
  )
  await expect(twice).rejects.toMatchObject({ refusal: { code: 'calendar.name-taken' } })
  const page = (query: { limit: number; cursor?: string }) =>
    house.as(asSystem, (tx) => listCalendars(tx, { params: {}, query, body: {} }))
  const first = await page({ limit: 2 })
  const second = await page({ limit: 2, ...(first.next && { cursor: first.next }) })
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
})
