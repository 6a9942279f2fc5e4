import { expect, test } from 'vitest'
import { nextUnanswered } from './next-unanswered.ts'

const serving = (id: string, unansweredSince: string | null) => ({
  id,
  state: 'serving' as const,
  unansweredSince,
})
const desk = [
  serving('late', '09:02'),
  serving('answered', null),
  serving('first', '09:00'),
  serving('second', '09:01'),
]

test('the key leads to the customer who waits longest, and from there through all who wait', () => {
  expect(nextUnanswered(desk, undefined)).toBe('first')
  expect(nextUnanswered(desk, 'answered')).toBe('first')
  expect(nextUnanswered(desk, 'first')).toBe('second')
  expect(nextUnanswered(desk, 'second')).toBe('late')
  expect(nextUnanswered(desk, 'late')).toBe('first')
})

test('it leads nowhere when nobody else waits, and not to what is being wrapped up', () => {
  expect(nextUnanswered([], undefined)).toBeUndefined()
  expect(nextUnanswered([serving('only', '09:00')], 'only')).toBeUndefined()
  expect(
    nextUnanswered([{ id: 'over', state: 'wrap-up', unansweredSince: '09:00' }], undefined),
  ).toBeUndefined()
})
