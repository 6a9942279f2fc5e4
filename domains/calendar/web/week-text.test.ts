import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockText, groupedWeek, intervalOf, intervalText } from './week-text.ts'

test('what is shown is what was typed, past midnight and round the clock too', () => {
  fc.assert(
    fc.property(fc.nat(1439), fc.integer({ min: 1, max: 1440 }), (from, length) => {
      const interval = { from, to: from + length }
      expect(intervalOf(clockText(from), clockText(from + length))).toEqual(interval)
    }),
  )
  expect(intervalText({ from: 1320, to: 1560 }, '次日')).toBe('22:00–02:00 次日')
  expect(intervalText({ from: 0, to: 1440 }, '次日')).toBe('00:00–24:00')
  expect(intervalOf('9:00', 'soon')).toBeUndefined()
})

test('days alike are one line', () => {
  const day = [{ from: 540, to: 1080 }]
  expect(groupedWeek([day, day, day, day, day, [], []])).toEqual([
    { first: 1, last: 5, intervals: day },
    { first: 6, last: 7, intervals: [] },
  ])
})
