import { expect, test } from 'vitest'
import { type ContactPlan, livePlans, type LivePlay } from './index.ts'

const play: LivePlay = { seed: 'one', timeZone: 'Asia/Shanghai', perMinute: 3 }
const evening = Date.parse('2026-11-20T12:00:00Z')

function until(instant: number, plans: Iterable<ContactPlan>): ContactPlan[] {
  const these: ContactPlan[] = []
  for (const plan of plans) {
    if (plan.at >= instant) return these
    these.push(plan)
  }
  return these
}

const hours = (many: number) => evening + many * 3_600_000

test('two plays of the same seed make the same plans, across midnight too, and of another seed others', () => {
  const once = until(hours(12), livePlans(play, evening))
  expect(once.length).toBeGreaterThan(300)
  expect(until(hours(12), livePlans(play, evening))).toEqual(once)
  expect(until(hours(12), livePlans({ ...play, seed: 'another' }, evening))).not.toEqual(once)
})

test('started again later, it goes on with whoever would have come', () => {
  const rest = until(hours(12), livePlans(play, hours(2)))
  expect(rest).toEqual(until(hours(12), livePlans(play, evening)).filter(({ at }) => at >= hours(2)))
})

test('everybody comes once, in order, by the hour of day, and somebody comes at night', () => {
  const plans = until(hours(24), livePlans(play, evening))
  expect(new Set(plans.map(({ key }) => key)).size).toBe(plans.length)
  expect(plans.map(({ at }) => at)).toEqual(plans.map(({ at }) => at).toSorted((a, b) => a - b))
  const during = (hour: number) =>
    plans.filter(({ at }) => new Date(at + 8 * 3_600_000).getUTCHours() === hour).length
  expect(during(10)).toBeGreaterThan(140)
  expect(during(3)).toBeGreaterThan(15)
  expect(during(3)).toBeLessThan(during(10) / 2)
})
