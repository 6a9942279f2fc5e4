// A calendar as the rules see it: a week, and the days that differ from it.
import { type Static, Type } from 'typebox'
import { Instant, oneOf, orNull, shape } from '#protocol'
import { dateOf, type DayNumber, minutesOfDay, weekdayOf } from './zone-time.ts'

/** In minutes of the day; past midnight goes on above 1440: 22:00–02:00 is 1320–1560. */
export const IntervalShape = shape({
  from: Type.Integer({ minimum: 0, maximum: minutesOfDay - 1 }),
  to: Type.Integer({ minimum: 1, maximum: 2 * minutesOfDay }),
})
export type Interval = Static<typeof IntervalShape>

export const Intervals = Type.Array(IntervalShape, { maxItems: 8 })

/** Seven days, Monday first. */
export const WeekShape = Type.Array(Intervals, { minItems: 7, maxItems: 7 })
export type Week = Static<typeof WeekShape>

export const Weekday = Type.Integer({ minimum: 1, maximum: 7 })

/** What differs on a day: closed, hours of its own, those of a given weekday (调休), or nothing but its note. */
export const DayPlan = Type.Union([
  shape({ kind: oneOf(['closed']) }),
  shape({ kind: oneOf(['hours']), intervals: Intervals }),
  shape({ kind: oneOf(['weekday']), weekday: Weekday }),
  shape({ kind: oneOf(['usual']) }),
])
export type DayPlan = Static<typeof DayPlan>

const noteText = Type.String({ maxLength: 300 })
/** What customers are told on that day. */
export const DayNote = shape({ 'zh-Hans': noteText, 'zh-Hant': noteText, en: noteText })
export type DayNote = Static<typeof DayNote>

export const openingStates = ['open', 'closing-soon', 'closed'] as const
export const OpeningShape = shape({
  state: oneOf(openingStates),
  changesAt: orNull(Instant),
  note: orNull(DayNote),
})
/** What a visitor is told: whether it is open, when that changes, and what is to be known of this day. */
export type Opening = Static<typeof OpeningShape>

export type SpecialDay = { plan: DayPlan; name: string; note: DayNote | null }

export type Calendar = {
  timeZone: string
  week: Week
  days: ReadonlyMap<string, SpecialDay>
}

/** Open every day round the clock: what holds where no calendar is chosen. */
export const roundTheClock: Week = Array.from({ length: 7 }, () => [{ from: 0, to: minutesOfDay }])

/** The intervals that begin on a day. What began the day before and goes past midnight belongs to that day. */
export function intervalsOf(calendar: Calendar, day: DayNumber): readonly Interval[] {
  const plan = calendar.days.get(dateOf(day))?.plan ?? { kind: 'usual' }
  if (plan.kind === 'closed') return []
  if (plan.kind === 'hours') return plan.intervals
  return calendar.week[(plan.kind === 'weekday' ? plan.weekday : weekdayOf(day)) - 1] ?? []
}

export type Span = { from: number; to: number }

/** When it is open on the wall clock, in minutes since 1970-01-01: what touches is one span. */
export function* openSpans(calendar: Calendar, first: DayNumber, last: DayNumber): Generator<Span> {
  let open: Span | undefined
  for (let day = first; day <= last; day++) {
    const begin = day * minutesOfDay
    for (const { from, to } of [...intervalsOf(calendar, day)].toSorted((a, b) => a.from - b.from)) {
      if (open && begin + from <= open.to) open = { from: open.from, to: Math.max(open.to, begin + to) }
      else {
        if (open) yield open
        open = { from: begin + from, to: begin + to }
      }
    }
  }
  if (open) yield open
}
