import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, withPastIds } from './index.ts'

const bornAt = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

test('what is written down afterwards has ids of its own instant, in the order in which they were made', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1, maxLength: 50 }),
      (instants) =>
        withPastIds(async (setBirth) => {
          for (const instant of instants) {
            setBirth(new Date(instant))
            const ids = [newId(), newId(), newId()]
            expect(ids.map(bornAt)).toEqual([instant, instant, instant])
            expect(ids.toSorted()).toEqual(ids)
            expect(new Set(ids).size).toBe(3)
          }
        }),
    ),
  ))

test('outside of it ids are of this instant again', async () => {
  await withPastIds(async (setBirth) => setBirth(new Date(0)))
  expect(Math.abs(bornAt(newId()) - Date.now())).toBeLessThan(1_000)
})
