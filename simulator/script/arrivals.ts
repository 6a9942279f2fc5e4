// When customers come: a Poisson process whose rate follows the hour and the weekday, by thinning (Lewis and
// Shedler, 1979). That arrivals at a contact centre are such a process, with a peak before noon and one in the
// afternoon, is from Brown et al., "Statistical Analysis of a Telephone Call Center", JASA 100 (2005); the third
// peak, in the evening, is what shops see, and the numbers by the hour are our own.
import type { Chance } from './chance.ts'

/** Contacts an hour as shares of the busiest, from 00:00 on; the centre works from 8:30 to 22:00. */
const byHour = [
  0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.72, 1, 0.94, 0.62, 0.66, 0.85, 0.93, 0.86, 0.7, 0.58, 0.7, 0.88, 0.6, 0, 0,
]

/** Monday first: what piled up over the weekend comes on Monday. */
const byWeekday = [1.18, 1.04, 1, 0.98, 1.02, 0.86, 0.8]

const hourSeconds = 3_600
const wholeDay = byHour.reduce((sum, share) => sum + share, 0)

/** The share of the busiest hour's rate at a second of the day. */
export function rateAt(secondOfDay: number): number {
  const hour = Math.floor(secondOfDay / hourSeconds)
  return hour === 8 && secondOfDay < 8.5 * hourSeconds ? 0 : (byHour[hour] ?? 0)
}

/** `weekday`: 0 is Monday. `perDay`: how many come on an ordinary day. Seconds after midnight, in order. */
export function arrivalsOfDay(
  chance: Chance,
  { weekday, perDay }: { weekday: number; perDay: number },
): number[] {
  const peakPerSecond = ((perDay * (byWeekday[weekday] ?? 1)) / wholeDay / hourSeconds) * mood(chance)
  return thinned(chance, peakPerSecond, rateAt)
}

/** While the centre lives somebody comes at night, too: whoever tries it then is not alone. */
export function liveArrivalsOfDay(chance: Chance, perMinute: number): number[] {
  return thinned(chance, perMinute / 60, (second) => Math.max(rateAt(second), quietestLive))
}

const quietestLive = 0.35

function thinned(chance: Chance, peakPerSecond: number, shareAt: (second: number) => number): number[] {
  const arrivals: number[] = []
  for (let second = 0; ;) {
    second -= Math.log(1 - chance.next()) / peakPerSecond
    if (second >= 24 * hourSeconds) return arrivals
    if (chance.happens(shareAt(second))) arrivals.push(second)
  }
}

/** No two Mondays are alike: the rate itself varies from day to day. */
const mood = (chance: Chance): number => chance.around(1, 0.1)
