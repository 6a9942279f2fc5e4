// Who comes while the centre lives. It follows from seed and day alone: started again, the same people come.
import { liveArrivalsOfDay } from './arrivals.ts'
import { chanceOf } from './chance.ts'
import { type ContactPlan, planContact } from './contact-plan.ts'
import { dayOf } from './days.ts'

/** `perMinute`: how many come in the busiest hour. */
export type LivePlay = { seed: string; timeZone: string; perMinute: number }

/** From this instant on, for ever. */
export function* livePlans({ seed, timeZone, perMinute }: LivePlay, from: number): Generator<ContactPlan> {
  for (let instant = from; ;) {
    const { date, midnight } = dayOf(instant, timeZone)
    const arrivals = liveArrivalsOfDay(chanceOf(seed, 'live', date), perMinute)
    for (const [number, second] of arrivals.entries()) {
      const at = Math.round(midnight + second * 1_000)
      if (at >= from) yield planContact(seed, { key: `live/${date}/${number}`, at })
    }
    instant = midnight + tomorrowMilliseconds
  }
}

// Into the next day, also when this one has 25 hours.
const tomorrowMilliseconds = 25.5 * 3_600_000
