// Which weeks and days may be saved.
import type { DayPlan, Interval, Week } from './calendar.ts'

export type WhyNotHours = 'interval-backwards' | 'intervals-overlap'

/** Intervals that begin on one day follow each other, each from earlier to later. */
export function whyNotIntervals(intervals: readonly Interval[]): WhyNotHours | undefined {
  if (intervals.some(({ from, to }) => to <= from)) return 'interval-backwards'
  const sorted = intervals.toSorted((a, b) => a.from - b.from)
  const overlap = sorted.some(({ to }, index) => to > (sorted[index + 1]?.from ?? Infinity))
  return overlap ? 'intervals-overlap' : undefined
}

export function whyNotWeek(week: Week): WhyNotHours | undefined {
  return week.map(whyNotIntervals).find((reason) => reason !== undefined)
}

export function whyNotPlan(plan: DayPlan): WhyNotHours | undefined {
  return plan.kind === 'hours' ? whyNotIntervals(plan.intervals) : undefined
}
