// What an import would change, and what is left of it to take back.
import { type DayPlan, Weekday } from './calendar.ts'
import { type Static, Type } from 'typebox'
import { oneOf, orNull, shape } from '#protocol'
import type { HolidayDay } from './holiday-file.ts'
import { DayShown } from './wire.ts'

/** `weekday`: whose hours a make-up working day has unless the file says so; `holidays`: what is done on a holiday. */
export const ImportChoice = shape({ weekday: Weekday, holidays: oneOf(['closed', 'usual']) })
export type ImportChoice = Static<typeof ImportChoice>

/** One day as it was, null when it was like any other, and as the import leaves it. */
export const DayChange = shape({ before: orNull(DayShown), after: DayShown })
export type DayChange = Static<typeof DayChange>
export const DayChanges = Type.Array(DayChange)

/** Only what is not so already: a repeated import changes nothing. A note that somebody wrote stays. */
export function importPlan(
  there: readonly DayShown[],
  file: readonly HolidayDay[],
  choice: ImportChoice,
): DayChange[] {
  const known = new Map(there.map((day) => [day.date, day]))
  return file.flatMap((day) => {
    const before = known.get(day.date) ?? null
    const note = before?.note ?? (day.kind === 'holiday' ? day.names : null)
    const after = { date: day.date, plan: planOf(day, choice), name: day.name.slice(0, 80), note }
    return before && isSame(before, after) ? [] : [{ before, after }]
  })
}

function planOf({ kind, weekday }: HolidayDay, choice: ImportChoice): DayPlan {
  if (kind === 'workday') return { kind: 'weekday', weekday: weekday ?? choice.weekday }
  return { kind: choice.holidays }
}

/** What can be taken back: days that are still as the import left them. */
export function undoPlan(
  there: readonly DayShown[],
  changes: readonly DayChange[],
): { restored: DayShown[]; removed: string[]; kept: string[] } {
  const known = new Map(there.map((day) => [day.date, day]))
  const untouched = (change: DayChange) => {
    const now = known.get(change.after.date)
    return now !== undefined && isSame(now, change.after)
  }
  const mine = changes.filter(untouched)
  return {
    restored: mine.flatMap(({ before }) => before ?? []),
    removed: mine.flatMap(({ before, after }) => (before === null ? [after.date] : [])),
    kept: changes.filter((change) => !untouched(change)).map(({ after }) => after.date),
  }
}

function isSame(one: DayShown, other: DayShown): boolean {
  return one.name === other.name && sameText(one.plan, other.plan) && sameText(one.note, other.note)
}

/** The database gives fields in an order of its own. */
const sameText = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other)

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
