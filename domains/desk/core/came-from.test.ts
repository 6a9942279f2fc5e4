import { expect, test } from 'vitest'
import { cameFrom } from './came-from.ts'

const me = '01938f2a-1111-7000-8000-0000000000b1'
const colleague = '01938f2a-1111-7000-8000-0000000000b2'

const happening = (type: string, personId: string, reason: string | null = null) => ({
  type: `contact.${type}`,
  personId,
  reason,
  actorName: '林小满',
})
const dropped = happening('returned', me, 'agent-dropped')

test('a contact that comes back after my own line died is not said to come from a colleague', () => {
  expect(cameFrom([happening('accepted', me), dropped, happening('offered', me)], me)).toEqual({
    how: 'my-line',
  })
  expect(cameFrom([dropped], colleague)).toEqual({ how: 'returned' })
  expect(cameFrom([happening('returned', me, 'agent-silent')], me)).toEqual({ how: 'returned' })
})

test('a transferred one says who sent it, and the last time counts', () => {
  expect(cameFrom([dropped, happening('transferred', me)], colleague)).toEqual({
    how: 'transferred',
    by: '林小满',
  })
})

test('a new one comes from nobody', () => {
  expect(cameFrom([happening('queued', me)], me)).toBeUndefined()
})
