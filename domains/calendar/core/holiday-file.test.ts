import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHolidays } from './holiday-file.ts'
import { type ImportChoice, importPlan, undoPlan } from './import-plan.ts'
import type { DayShown } from './wire.ts'

const brief = (text: string) => readHolidays(text).days.map(({ date, kind, name }) => [date, kind, name])
const problems = (text: string) => readHolidays(text).problems.map(({ line, reason }) => [line, reason])

const newYear = [
  ['2026-01-01', 'holiday', '元旦'],
  ['2026-01-02', 'holiday', '元旦'],
  ['2026-01-04', 'workday', '元旦'],
]

test('the same year is read from JSON, CSV and iCalendar', () => {
  const json = `{ "year": 2026, "days": [
    { "name": "元旦", "date": "2026-01-04", "isOffDay": false },
    { "name": "元旦", "date": "2026-01-01", "isOffDay": true },
    { "name": "元旦", "date": "2026-01-02", "isOffDay": true } ] }`
  const csv = '\uFEFF日期,名称,类型\r\n2026/1/1,元旦,休\r\n2026-01-02,元旦,放假\r\n\r\n20260104,元旦,班\r\n'
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20260101',
    'DTEND;VALUE=DATE:20260103',
    'SUMMARY:元旦',
    ' （休）',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20260104',
    'SUMMARY:元旦（班）',
    'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  for (const text of [json, csv, ics]) expect(brief(text)).toEqual(newYear)
})

test('a malformed file is refused whole, each problem with its line', () => {
  expect(problems('   ')).toEqual([[1, 'empty']])
  expect(problems('{\n "days": [\n  nonsense\n ]\n}')).toEqual([[3, 'not-json']])
  expect(problems('{ "year": 2026 }')).toEqual([[1, 'no-days']])
  expect(
    problems('{\n"days": [\n{ "date": "2026-02-30", "isOffDay": true },\n{ "date": "2026-03-01" }\n]}'),
  ).toEqual([
    [3, 'no-such-date'],
    [4, 'unknown-kind'],
  ])
  const csv =
    '2026-01-01,元旦,休\n2026-01-01,元旦,班\n2026-13-01,没有,休\n2026-01-05,什么,也许\n2026-01-04,元旦,班,9'
  expect(problems(csv)).toEqual([
    [2, 'date-twice'],
    [3, 'no-such-date'],
    [4, 'unknown-kind'],
    [5, 'no-such-weekday'],
  ])
  expect(readHolidays(csv).days).toEqual([])
  expect(problems('BEGIN:VCALENDAR\nEND:VCALENDAR')).toEqual([[1, 'no-days']])
})

test('where a text stops being JSON is told by its line', () => {
  const line = (text: string) => problems(text)[0]
  expect(line('{\n "days": [\n {} {}\n]}')).toEqual([3, 'not-json'])
  expect(line('{\n "days": [\n {},\n]}')).toEqual([4, 'not-json'])
  expect(line('{\n "days": [\n {}\n')).toEqual([3, 'not-json'])
  expect(line('{\n "days" [\n {}]}')).toEqual([2, 'not-json'])
  expect(line("{\n 'days': []}")).toEqual([2, 'not-json'])
})

test('the weekday whose hours a make-up day has may stand in the file', () => {
  const weekdays = readHolidays('2026-01-04,元旦,班,周五\n2026-02-14,春节,班,2').days.map(
    ({ weekday }) => weekday,
  )
  expect(weekdays).toEqual([5, 2])
})

test('no text breaks the reader', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((it) => `{${it}`),
        fc.string().map((it) => `BEGIN:${it}`),
      ),
      (text) => {
        const { days, problems: found } = readHolidays(text)
        expect(days.length > 0).toBe(found.length === 0)
      },
    ),
  )
})

const choice: ImportChoice = { weekday: 1, holidays: 'closed' }
const date = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04')
const day: fc.Arbitrary<DayShown> = fc.record({
  date,
  plan: fc.oneof(
    fc.constant({ kind: 'closed' } as const),
    fc.constant({ kind: 'weekday', weekday: 3 } as const),
  ),
  name: fc.constantFrom('', '元旦'),
  note: fc.option(fc.constant({ 'zh-Hans': '休', 'zh-Hant': '休', en: 'Closed' })),
})
const days = fc.uniqueArray(day, { selector: (it) => it.date })
const file = fc.uniqueArray(
  fc.record({
    line: fc.constant(1),
    date,
    kind: fc.constantFrom('holiday' as const, 'workday' as const),
    name: fc.constant('元旦'),
    names: fc.constant(null),
    weekday: fc.option(fc.integer({ min: 1, max: 7 })),
  }),
  { selector: (it) => it.date },
)
const byDate = (some: readonly DayShown[]) => some.toSorted((a, b) => (a.date < b.date ? -1 : 1))
const withChanges = (some: readonly DayShown[], after: readonly DayShown[]) => {
  const dates = new Set(after.map((one) => one.date))
  return byDate([...some.filter((one) => !dates.has(one.date)), ...after])
}

test('an import that is repeated changes nothing, and one that is taken back leaves no trace', () => {
  fc.assert(
    fc.property(days, file, (before, wanted) => {
      const changes = importPlan(before, wanted, choice)
      const imported = withChanges(
        before,
        changes.map(({ after }) => after),
      )
      expect(importPlan(imported, wanted, choice)).toEqual([])
      const { restored, removed, kept } = undoPlan(imported, changes)
      const undone = withChanges(imported, restored).filter((one) => !removed.includes(one.date))
      expect(kept).toEqual([])
      expect(undone).toEqual(byDate(before))
    }),
  )
})

test('taking an import back leaves alone what somebody changed since, and says so', () => {
  const changes = importPlan([], readHolidays('2026-01-01,元旦,休\n2026-01-02,元旦,休').days, choice)
  const [first, second] = changes.map(({ after }) => after)
  if (!first || !second) throw new Error('nothing was imported')
  const touched: DayShown[] = [first, { ...second, plan: { kind: 'usual' } }]
  expect(undoPlan(touched, changes)).toEqual({ restored: [], removed: ['2026-01-01'], kept: ['2026-01-02'] })
})
