// A year of public holidays as it is commonly published: JSON, CSV or iCalendar. See docs/holiday-files.md.
import type { DayNote } from './calendar.ts'
import { readCsv } from './holiday-csv.ts'
import { readCalendarFile } from './holiday-ics.ts'
import { readJson } from './holiday-json.ts'
import { isDate } from './zone-time.ts'

/** One day as the file has it, and in which of its lines. */
export type FileDay = {
  line: number
  date: string
  /** 休 or 班. */
  kind: 'holiday' | 'workday' | undefined
  name: string
  /** In each language, where the file says so: what customers are told. */
  names: DayNote | null
  /** Whose hours a make-up working day has, where the file says so. */
  weekday: number | null
}

export const fileProblems = [
  'empty',
  'not-json',
  'no-days',
  'no-such-date',
  'unknown-kind',
  'no-such-weekday',
  'date-twice',
  'too-many',
] as const
export type FileProblem = { line: number; reason: (typeof fileProblems)[number]; text: string }

export type HolidayDay = FileDay & { kind: 'holiday' | 'workday' }
export type ReadFile = { days: readonly HolidayDay[]; problems: readonly FileProblem[] }

export const longestHolidayFile = 200_000
const mostDays = 400
const mostProblems = 20

/** What is in a file, in the order of its days; with problems nothing of it may be used. */
export function readHolidays(text: string): ReadFile {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (plain.trim() === '') return { days: [], problems: [{ line: 1, reason: 'empty', text: '' }] }
  const read = plain.trimStart().startsWith('{')
    ? readJson(plain)
    : plain.trimStart().startsWith('BEGIN:')
      ? readCalendarFile(plain)
      : readCsv(plain)
  if ('reason' in read) return { days: [], problems: [read] }
  const problems = problemsOf(read).slice(0, mostProblems)
  const days = read.filter(isKnown).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return { days: problems.length > 0 ? [] : days, problems }
}

const isKnown = (day: FileDay): day is HolidayDay => day.kind !== undefined

function problemsOf(days: readonly FileDay[]): FileProblem[] {
  if (days.length === 0) return [{ line: 1, reason: 'no-days', text: '' }]
  if (days.length > mostDays) return [{ line: days[mostDays]?.line ?? 1, reason: 'too-many', text: '' }]
  const seen = new Set<string>()
  return days.flatMap((day) => {
    const reason = problemOf(day, seen)
    seen.add(day.date)
    return reason ? [{ line: day.line, reason, text: `${day.date} ${day.name}`.trim().slice(0, 100) }] : []
  })
}

function problemOf(day: FileDay, seen: ReadonlySet<string>): FileProblem['reason'] | undefined {
  if (!isDate(day.date)) return 'no-such-date'
  if (day.kind === undefined) return 'unknown-kind'
  const { weekday } = day
  if (weekday !== null && !(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7))
    return 'no-such-weekday'
  return seen.has(day.date) ? 'date-twice' : undefined
}
