import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Allowance, askings, someMore, usualLimits } from './flood.ts'

const allowances = fc.record({
  burst: fc.integer({ min: 1, max: 200 }),
  perMinute: fc.integer({ min: 1, max: 600 }),
})
const sequences = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 30_000 }), count: fc.integer({ min: 1, max: 5 }) }),
  { maxLength: 120 },
)

type Asked = { after: number; count: number }

function letThrough(allowance: Allowance, asked: readonly Asked[]) {
  let now = Date.UTC(2026, 10, 22)
  let usedUntil: number | undefined
  return asked.map(({ after, count }) => {
    now += after
    const outcome = someMore(usedUntil, allowance, now, count)
    if ('usedUntil' in outcome) usedUntil = outcome.usedUntil
    return {
      at: now,
      count: 'usedUntil' in outcome ? Math.min(count, allowance.burst) : 0,
      outcome,
      usedUntil,
    }
  })
}

test('in no stretch of time does anybody get more than the burst and what grew again meanwhile', () => {
  fc.assert(
    fc.property(allowances, sequences, (allowance, asked) => {
      const all = letThrough(allowance, asked)
      for (let from = 0; from < all.length; from++) {
        let got = 0
        for (const { at, count } of all.slice(from)) {
          got += count
          const elapsed = at - (all[from]?.at ?? at)
          const most = allowance.burst + ((elapsed + 1) * allowance.perMinute) / 60_000
          expect(got).toBeLessThanOrEqual(most + 0.001)
        }
      }
    }),
  )
})

test('who waits as long as she was told is let through', () => {
  fc.assert(
    fc.property(allowances, sequences, fc.integer({ min: 1, max: 5 }), (allowance, asked, count) => {
      const last = letThrough(allowance, asked).at(-1)
      if (!last) return
      const outcome = someMore(last.usedUntil, allowance, last.at, count)
      if ('usedUntil' in outcome) return
      const later = last.at + outcome.waitSeconds * 1_000
      expect(someMore(last.usedUntil, allowance, later, count)).toHaveProperty('usedUntil')
    }),
  )
})

test('a clock that steps back makes nobody wait longer than one more takes', () => {
  fc.assert(
    fc.property(allowances, fc.integer({ min: 0, max: 600_000 }), (allowance, back) => {
      const now = Date.UTC(2026, 10, 22)
      const outcome = someMore(now, allowance, now - back)
      if ('waitSeconds' in outcome) {
        expect(outcome.waitSeconds).toBeLessThanOrEqual(Math.ceil(60 / allowance.perMinute))
      }
    }),
  )
})

test('an address may do more than one visitor behind it', () => {
  const { visitor, address } = usualLimits
  for (const asking of askings) expect(address[asking].burst).toBeGreaterThan(visitor[asking].burst)
  expect(address.megabytesPerDay).toBeGreaterThan(visitor.megabytesPerDay)
})
