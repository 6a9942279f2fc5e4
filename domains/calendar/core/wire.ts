// The shapes in which calendars and their days travel.
import { type Static, Type } from 'typebox'
import { Id, orNull, shape, shortText } from '#protocol'
import { type Calendar, DayNote, DayPlan, WeekShape } from './calendar.ts'

export const DateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const calendarSettings = {
  name: shortText(80),
  timeZone: shortText(64),
  week: WeekShape,
}

export const CalendarShown = shape({ id: Id, ...calendarSettings, version: Type.Integer({ minimum: 1 }) })
export type CalendarShown = Static<typeof CalendarShown>

/** A day that differs from its week, or has something to tell. */
export const DayShown = shape({
  date: DateText,
  plan: DayPlan,
  name: Type.String({ maxLength: 80 }),
  note: orNull(DayNote),
})
export type DayShown = Static<typeof DayShown>

/** What the rules are asked with, from what was loaded. */
export function calendarWith(
  { timeZone, week }: Pick<CalendarShown, 'timeZone' | 'week'>,
  days: readonly DayShown[],
): Calendar {
  return { timeZone, week, days: new Map(days.map((day) => [day.date, day])) }
}
