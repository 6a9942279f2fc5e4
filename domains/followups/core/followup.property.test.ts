import fc from 'fast-check'
import { expect, test } from 'vitest'
import { furthestDays, isDue, quickChoices, whyNotSet } from './followup.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 20, 16)
const instant = (at: number) => new Date(at).toISOString()

test('a reminder lies ahead, and no further than a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2 * 365 * day, max: 2 * 365 * day }), (away) => {
      const why = whyNotSet(instant(start + away), start)
      expect(why).toBe(away <= 0 ? 'due-in-the-past' : away > furthestDays * day ? 'due-too-far' : undefined)
    }),
  )
})

test('whatever the time of day, every moment offered lies ahead and can be set', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: day - 1 }), (sinceMidnight) => {
      const now = start + sinceMidnight
      const choices = quickChoices(now, start)
      expect(choices.map(({ at }) => at)).toEqual(choices.map(({ at }) => at).toSorted((a, b) => a - b))
      for (const { at } of choices) expect(whyNotSet(instant(at), now)).toBeUndefined()
      expect(choices.map(({ choice }) => choice)).toEqual(
        expect.arrayContaining(['in-an-hour', 'tomorrow-morning', 'next-week']),
      )
    }),
  )
  const [tomorrow] = quickChoices(start, start).filter(({ choice }) => choice === 'tomorrow-morning')
  expect(tomorrow && new Date(tomorrow.at).toISOString()).toBe('2026-11-22T01:00:00.000Z')
})

test('it is due at its second, and not once it is done', () => {
  expect(isDue({ dueAt: instant(start), doneAt: null }, start - 1)).toBe(false)
  expect(isDue({ dueAt: instant(start), doneAt: null }, start)).toBe(true)
  expect(isDue({ dueAt: instant(start), doneAt: instant(start) }, start + 1)).toBe(false)
})
