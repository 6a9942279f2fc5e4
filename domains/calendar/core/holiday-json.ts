// { "year": 2026, "days": [{ "name": "元旦", "date": "2026-01-01", "isOffDay": true }] }
import type { DayNote } from './calendar.ts'
import { lineOfMistake } from './json-mistake.ts'
import type { FileDay, FileProblem } from './holiday-file.ts'

export function readJson(text: string): FileDay[] | FileProblem {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { line: lineOfMistake(text), reason: 'not-json', text: '' }
  }
  const days = typeof parsed === 'object' && parsed !== null && 'days' in parsed ? parsed.days : undefined
  if (!Array.isArray(days)) return { line: 1, reason: 'no-days', text: '' }
  const lines = linesOfDates(text)
  return days.map((day: unknown, index) => dayOf(isRecord(day) ? day : {}, lines[index] ?? 1))
}

type Fields = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function dayOf({ date, name, names, isOffDay, weekday }: Fields, line: number): FileDay {
  const kind = isOffDay === true ? 'holiday' : isOffDay === false ? 'workday' : undefined
  return {
    line,
    date: textOf(date),
    kind,
    name: textOf(name),
    names: isRecord(names) ? namesOf(names) : null,
    weekday: weekday === undefined || weekday === null ? null : Number(weekday),
  }
}

function namesOf(names: Fields): DayNote | null {
  const note = {
    'zh-Hans': textOf(names['zh-Hans']),
    'zh-Hant': textOf(names['zh-Hant']),
    en: textOf(names['en']),
  }
  return Object.values(note).every((name) => name !== '') ? note : null
}

/** In which line each day says its date. */
function linesOfDates(text: string): number[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => [...line.matchAll(/"date"\s*:/g)].map(() => index + 1))
}
