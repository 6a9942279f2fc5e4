// Hours and days as people read and type them.
import { type Interval, minutesOfDay, type Week } from '#calendar/core'

const two = (value: number) => String(value).padStart(2, '0')

/** 1560 is 02:00: of the next day. */
export function clockText(minute: number): string {
  const shown = minute % minutesOfDay
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`
}

/** 24:00 where a day ends at midnight, 次日 behind what goes on past it. */
export function intervalText({ from, to }: Interval, nextDay: string): string {
  const end = to === minutesOfDay ? '24:00' : clockText(to)
  return `${clockText(from)}–${end}${to > minutesOfDay ? ` ${nextDay}` : ''}`
}

/** What was typed: an end that is not behind its beginning is on the next day. */
export function intervalOf(from: string, to: string): Interval | undefined {
  const [begins, ends] = [minuteOf(from), minuteOf(to)]
  if (begins === undefined || ends === undefined) return undefined
  return { from: begins, to: ends <= begins ? ends + minutesOfDay : ends }
}

function minuteOf(typed: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(typed) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** Monday to Friday alike is one line; weekdays count from 1. */
export function groupedWeek(week: Week): { first: number; last: number; intervals: Week[number] }[] {
  const groups: { first: number; last: number; intervals: Week[number] }[] = []
  for (const [index, intervals] of week.entries()) {
    const before = groups.at(-1)
    if (before && JSON.stringify(before.intervals) === JSON.stringify(intervals)) before.last = index + 1
    else groups.push({ first: index + 1, last: index + 1, intervals })
  }
  return groups
}
