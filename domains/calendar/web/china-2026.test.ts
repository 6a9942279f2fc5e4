// The State Council's arrangement for 2026, as its notice of 4 November 2025 lists it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dayNumberOf, readHolidays, weekdayOf } from '#calendar/core'

const { days, problems } = readHolidays(readFileSync('domains/calendar/web/china-2026.json', 'utf8'))

test('its holidays have the lengths of the notice, and its make-up days are weekends', () => {
  expect(problems).toEqual([])
  const off = Map.groupBy(
    days.filter(({ kind }) => kind === 'holiday'),
    ({ name }) => name,
  )
  expect([...off].map(([name, those]) => [name, those[0]?.date, those.at(-1)?.date, those.length])).toEqual([
    ['元旦', '2026-01-01', '2026-01-03', 3],
    ['春节', '2026-02-15', '2026-02-23', 9],
    ['清明节', '2026-04-04', '2026-04-06', 3],
    ['劳动节', '2026-05-01', '2026-05-05', 5],
    ['端午节', '2026-06-19', '2026-06-21', 3],
    ['中秋节', '2026-09-25', '2026-09-27', 3],
    ['国庆节', '2026-10-01', '2026-10-07', 7],
  ])
  const work = days.filter(({ kind }) => kind === 'workday')
  expect(work.map(({ date }) => [date, weekdayOf(dayNumberOf(date))])).toEqual([
    ['2026-01-04', 7],
    ['2026-02-14', 6],
    ['2026-02-28', 6],
    ['2026-05-09', 6],
    ['2026-09-20', 7],
    ['2026-10-10', 6],
  ])
})
