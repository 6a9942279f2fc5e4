import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarWith, hoursAt, type ImportChoice } from '#calendar/core'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Id } from '#protocol'
import { importHolidays, listImports, previewImport, undoImport } from './import-holidays.ts'
import { listDays } from './list-calendars.ts'
import { createCalendar } from './save-calendar.ts'
import { putDay } from './save-day.ts'
import { wholeCalendars } from './store.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house?.close())

let made = 0
const office = [{ from: 540, to: 1080 }]
const aCalendar = async () => {
  const week = [office, office, office, office, office, [], []]
  const calendar = { name: `日历 ${++made}`, timeZone: 'Asia/Shanghai', week }
  return (await house.as(asSystem, (tx) => createCalendar(tx, calendar))).id
}
const nationalDay = '日期,名称,类型\n2026-10-01,国庆节,休\n2026-10-02,国庆节,休\n2026-10-10,国庆节,班\n'
const given = (calendarId: Id, text: string, choice: Partial<ImportChoice> = {}) => ({
  params: { calendarId },
  query: {},
  body: { fileName: '2026.csv', text, weekday: 3, holidays: 'closed' as const, ...choice },
})
const preview = (...file: Parameters<typeof given>) =>
  house.as(asSystem, (tx) => previewImport(tx, given(...file)))
const bring = (...file: Parameters<typeof given>) =>
  house.as(asSystem, (tx) => importHolidays(tx, given(...file)))
const undo = (calendarId: Id, importId: Id) =>
  house.as(asSystem, (tx) => undoImport(tx, { params: { calendarId, importId }, query: {}, body: {} }))
const days = async (calendarId: Id) =>
  (
    await house.as(asSystem, (tx) =>
      listDays(tx, { params: { calendarId }, query: { year: 2026 }, body: {} }),
    )
  ).items

test('an import is shown before, brought in once, and taken back without a trace', async () => {
  const id = await aCalendar()
  const seen = await preview(id, nationalDay)
  expect(seen).toMatchObject({ same: 0, problems: [] })
  expect(await days(id)).toEqual([])
  const done = await bring(id, nationalDay)
  expect(done.changes).toEqual(seen.changes)
  const again = await bring(id, nationalDay)
  expect(again).toEqual({ changes: [], import: null })
  expect(await preview(id, nationalDay)).toMatchObject({ changes: [], same: 3 })

  const [row] = await wholeCalendars(house.organisation.db, [id])
  const calendar = calendarWith(row ?? { timeZone: '', week: [] }, row?.days ?? [])
  const openAt = (at: string) => hoursAt(calendar, new Date(at)).open
  expect(['2026-10-01', '2026-10-10', '2026-10-11'].map((date) => openAt(`${date}T10:00:00+08:00`))).toEqual([
    false,
    true,
    false,
  ])
  expect(await undo(id, done.import?.id ?? '')).toEqual({ undone: 3, kept: [] })
  expect(await days(id)).toEqual([])
  await expect(undo(id, done.import?.id ?? '')).rejects.toMatchObject({
    refusal: { code: 'calendar.undone-already' },
  })
  const { items } = await house.as(asSystem, (tx) =>
    listImports(tx, { params: { calendarId: id }, query: {}, body: {} }),
  )
  expect(items).toEqual([
    expect.objectContaining({ days: 3, fileName: '2026.csv', undoneAt: expect.any(String) }),
  ])
})

test('a day changed since, and a note to customers, survive an import and its undoing', async () => {
  const id = await aCalendar()
  const note = { 'zh-Hans': '国庆休息', 'zh-Hant': '國慶休息', en: 'Closed for National Day' }
  const put = (date: string, plan: { kind: 'closed' } | { kind: 'usual' }) =>
    house.as(asSystem, (tx) =>
      putDay(tx, { params: { calendarId: id, date }, query: {}, body: { plan, name: '手工', note } }),
    )
  await put('2026-10-01', { kind: 'usual' })
  const done = await bring(id, nationalDay)
  expect((await days(id))[0]).toMatchObject({ plan: { kind: 'closed' }, name: '国庆节', note })
  await put('2026-10-02', { kind: 'usual' })
  expect(await undo(id, done.import?.id ?? '')).toEqual({ undone: 2, kept: ['2026-10-02'] })
  expect((await days(id)).map(({ date, name }) => [date, name])).toEqual([
    ['2026-10-01', '手工'],
    ['2026-10-02', '手工'],
  ])
})

test('a malformed file says line and reason, and brings in nothing', async () => {
  const id = await aCalendar()
  const text = '2026-10-01,国庆节,休\n2026-10-32,国庆节,休\n'
  expect(await preview(id, text)).toMatchObject({
    changes: [],
    problems: [{ line: 2, reason: 'no-such-date', text: '2026-10-32 国庆节' }],
  })
  await expect(bring(id, text)).rejects.toMatchObject({
    refusal: { code: 'calendar.file-malformed', facts: { line: 2, reason: 'no-such-date' } },
  })
  expect(await days(id)).toEqual([])
})

test('two who import the same file at once leave one import', async () => {
  const id = await aCalendar()
  const both = await Promise.all([bring(id, nationalDay), bring(id, nationalDay)])
  expect(both.filter((one) => one.import !== null)).toHaveLength(1)
  expect(await days(id)).toHaveLength(3)
})

test('holidays may stay open and only be named', async () => {
  const id = await aCalendar()
  await bring(id, nationalDay, { holidays: 'usual' })
  expect((await days(id)).map(({ plan }) => plan.kind)).toEqual(['usual', 'usual', 'weekday'])
})
