import { expect, test } from 'vitest'
import { nextPause } from './live.ts'

test('after a broken line the pauses grow, but never beyond five seconds', () => {
  const pauses = Array.from({ length: 12 }, (_, attempt) => nextPause(attempt, 1))
  expect(pauses[0]).toBe(500)
  expect(pauses.every((pause, index) => index === 0 || pause >= (pauses[index - 1] ?? 0))).toBe(true)
  expect(Math.max(...pauses)).toBe(5_000)
})

test('a whole centre that lost its line does not come back in one instant', () => {
  expect(nextPause(4, 0)).toBeLessThan(nextPause(4, 1))
})
