// Wall clocks of time zones, with no help from the zone of the machine.

export const minutesOfDay = 1440
const millisecondsOfDay = 86_400_000

/** Days since 1970-01-01: what a date is when one counts with it. */
export type DayNumber = number

export const dayNumberOf = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay

export const dateOf = (day: DayNumber): string => new Date(day * millisecondsOfDay).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** '2026-02-30' is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = dayNumberOf(text)
  return !Number.isNaN(day) && dateOf(day) === text
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const number = '2-digit'
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    })
    formats.set(timeZone, format)
  }
  return format
}

/** What the clock of a zone shows at an instant, in milliseconds as if it were UTC. */
function shownAt(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown + (((at % 1000) + 1000) % 1000)
}

const offsetAt = (at: number, timeZone: string): number => shownAt(at, timeZone) - at

/** The day and its minute that the clock of a zone shows. */
export function placeOf(at: number, timeZone: string): { day: DayNumber; minute: number } {
  const shown = shownAt(at, timeZone)
  const day = Math.floor(shown / millisecondsOfDay)
  return { day, minute: Math.floor((shown - day * millisecondsOfDay) / 60_000) }
}

/**
 * The instant at which the clock of a zone shows a minute (counted from 1970-01-01 00:00 on that clock).
 * What it shows twice is the first; what it leaves out is the moment it leaps. So a later minute is never earlier.
 */
export function instantOf(wallMinute: number, timeZone: string): number {
  const shown = wallMinute * 60_000
  const before = offsetAt(shown - millisecondsOfDay, timeZone)
  const after = offsetAt(shown + millisecondsOfDay, timeZone)
  const found = [shown - before, shown - after].filter((at) => at + offsetAt(at, timeZone) === shown)
  return found.length > 0 ? Math.min(...found) : leapBetween(shown - after, shown - before, timeZone)
}

/** The first instant of the offset that is in force at `to`. */
function leapBetween(from: number, to: number, timeZone: string): number {
  const [earlier, later] = from < to ? [from, to] : [to, from]
  const target = offsetAt(later, timeZone)
  let [low, high] = [earlier, later]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, timeZone) === target) high = middle
    else low = middle
  }
  return high
}
