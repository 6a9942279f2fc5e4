import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneMore, perAddress, perVisitor, type Used } from './flood.ts'

const allowance = { burst: 5, perMinute: 6 }

test('a burst passes, the next one waits, and after the wait it passes', () => {
  let used: Used | undefined
  for (let count = 0; count < 5; count++) {
    const outcome = oneMore(used, allowance, 1_000)
    if (!('used' in outcome)) throw new Error('held back within the burst')
    used = outcome.used
  }
  const refused = oneMore(used, allowance, 1_000)
  expect(refused).toEqual({ waitSeconds: 10 })
  expect('used' in oneMore(used, allowance, 11_000)).toBe(true)
})

test('whoever waits as long as she is told is let through, and nobody gets more than burst and rate', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 200 }), (pauses) => {
      let used: Used | undefined
      let now = 0
      let passed = 0
      for (const pause of pauses) {
        now += pause
        const outcome = oneMore(used, allowance, now)
        if ('used' in outcome) {
          used = outcome.used
          passed++
        } else {
          expect('used' in oneMore(used, allowance, now + outcome.waitSeconds * 1_000)).toBe(true)
        }
      }
      expect(passed).toBeLessThanOrEqual(allowance.burst + (now * allowance.perMinute) / 60_000 + 1e-6)
    }),
  )
})

test('a clock that steps back lets nobody wait longer', () => {
  expect('used' in oneMore({ amount: 1, at: 50_000 }, allowance, 10_000)).toBe(true)
})

test('an address may do more than one visitor behind it', () => {
  for (const asking of ['visitor', 'conversation', 'message', 'file', 'look'] as const) {
    expect(perAddress[asking].burst).toBeGreaterThan(perVisitor[asking].burst)
  }
})
