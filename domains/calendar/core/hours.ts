// Whether it is open, when that changes, and how long it was open between two instants.
import type { Instant } from '#protocol'
import { type Calendar, type Opening, openSpans } from './calendar.ts'
import { dateOf, instantOf, minutesOfDay, placeOf } from './zone-time.ts'

/** How far ahead anybody looks; what does not change in that time does not change. */
const horizonDays = 400

export type Hours = {
  open: boolean
  /** When that changes; null when it does not within a year. */
  changesAt: Instant | null
}

type OpenTime = { opens: number; closes: number; lastMinute: number }

/** The same as instants. Where a clock leaps over the time between two spans, they are one. */
function* openTimes(calendar: Calendar, first: number, last: number): Generator<OpenTime> {
  let open: OpenTime | undefined
  for (const { from, to } of openSpans(calendar, first, last)) {
    const [opens, closes] = [instantOf(from, calendar.timeZone), instantOf(to, calendar.timeZone)]
    if (open && opens <= open.closes) open = { opens: open.opens, closes, lastMinute: to }
    else {
      if (open && open.closes > open.opens) yield open
      open = { opens, closes, lastMinute: to }
    }
  }
  if (open && open.closes > open.opens) yield open
}

export function hoursAt(calendar: Calendar, at: Date): Hours {
  const now = at.getTime()
  const { day } = placeOf(now, calendar.timeZone)
  const end = (day + horizonDays) * minutesOfDay
  for (const { opens, closes, lastMinute } of openTimes(calendar, day - 1, day + horizonDays)) {
    if (closes <= now) continue
    if (opens > now) return { open: false, changesAt: new Date(opens).toISOString() }
    return { open: true, changesAt: lastMinute >= end ? null : new Date(closes).toISOString() }
  }
  return { open: false, changesAt: null }
}

/** The next instant at which it opens, being closed then; null when it does not within a year. */
export function nextOpening(calendar: Calendar, at: Date): Instant | null {
  const { open, changesAt } = hoursAt(calendar, at)
  if (!open || changesAt === null) return changesAt !== null && !open ? changesAt : null
  return hoursAt(calendar, new Date(changesAt)).changesAt
}

/** The next instant at which it closes, being open then; null when it does not within a year. */
export function nextClosing(calendar: Calendar, at: Date): Instant | null {
  const { open, changesAt } = hoursAt(calendar, at)
  if (open || changesAt === null) return open ? changesAt : null
  return hoursAt(calendar, new Date(changesAt)).changesAt
}

/** How long it is open between two instants, in milliseconds: what a clock that stops when it is closed shows. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  const [begin, end] = [from.getTime(), to.getTime()]
  if (end <= begin) return 0
  const { timeZone } = calendar
  const [first, last] = [placeOf(begin, timeZone).day - 1, placeOf(end, timeZone).day]
  let total = 0
  for (const { opens, closes } of openTimes(calendar, first, last)) {
    total += Math.max(0, Math.min(end, closes) - Math.max(begin, opens))
  }
  return total
}

export const closingSoonMinutes = 30

export function openingAt(calendar: Calendar, at: Date): Opening {
  const { open, changesAt } = hoursAt(calendar, at)
  const note = calendar.days.get(dateOf(placeOf(at.getTime(), calendar.timeZone).day))?.note ?? null
  const left = changesAt === null ? Infinity : Date.parse(changesAt) - at.getTime()
  const state = !open ? 'closed' : left <= closingSoonMinutes * 60_000 ? 'closing-soon' : 'open'
  return { state, changesAt, note }
}

/** Where there is no calendar. */
export const alwaysOpen: Opening = { state: 'open', changesAt: null, note: null }

/** Of several doors, the one through which one gets in: the longest open, or else the first to open again. */
export function bestOpening(openings: readonly Opening[]): Opening {
  const at = ({ changesAt }: Opening) => (changesAt === null ? Infinity : Date.parse(changesAt))
  const open = openings.filter(({ state }) => state !== 'closed').toSorted((a, b) => at(b) - at(a) || 0)
  const closed = openings.filter(({ state }) => state === 'closed').toSorted((a, b) => at(a) - at(b) || 0)
  return open[0] ?? closed[0] ?? { state: 'closed', changesAt: null, note: null }
}
