import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extended, whyNotExtend, wrapUpAfter, wrapUpClock } from './wrap-up-clock.ts'

const course = fc.record({
  seconds: fc.integer({ min: 0, max: 3600 }),
  mostExtensions: fc.integer({ min: 0, max: 10 }),
  looks: fc.array(fc.record({ after: fc.integer({ min: 0, max: 200_000 }), asks: fc.boolean() }), {
    maxLength: 40,
  }),
})

test('whenever she asks and whoever looks, a wrap-up ends once, never later than its cap, and stays over', () => {
  fc.assert(
    fc.property(course, ({ seconds, mostExtensions, looks }) => {
      let clock = wrapUpClock(0, { seconds, mostExtensions })
      let now = 0
      for (const { after, asks } of looks) {
        now += after
        if (asks && whyNotExtend(clock, now) === undefined) clock = extended(clock)
        const next = wrapUpAfter(clock, now)
        if (clock.overAt !== null) expect(next).toBe(clock)
        clock = next
        expect(clock.overAt === null).toBe(now < clock.dueAt)
        expect(clock.extensions).toBeLessThanOrEqual(mostExtensions)
        expect(clock.dueAt).toBe(seconds * (1 + clock.extensions) * 1000)
      }
    }),
  )
})

test('who asks too late or too often is told so', () => {
  const clock = wrapUpClock(0, { seconds: 60, mostExtensions: 1 })
  expect(whyNotExtend(clock, 59_999)).toBeUndefined()
  expect(whyNotExtend(clock, 60_000)).toBe('wrap-up-over')
  expect(whyNotExtend(extended(clock), 60_000)).toBe('no-more-extensions')
})
