import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type InLine, inOrderOfService, waitEstimate } from './wait-estimate.ts'

const noon = 1_800_000_000_000
const contact = fc.record({
  priority: fc.integer({ min: -2, max: 2 }),
  returned: fc.boolean(),
  since: fc.integer({ min: noon - 900_000, max: noon }),
  agedAt: fc.integer({ min: noon - 60_000, max: noon + 900_000 }),
})
const line = fc
  .array(contact, { maxLength: 12 })
  .map((contacts) => contacts.map((one, index): InLine => ({ ...one, id: `contact-${index}` })))

test('ten accepted in five minutes: the fourth in line waits about two', () => {
  expect(waitEstimate(3, { accepted: 10, firstAt: noon - 300_000 }, noon)).toBe(120)
})

test('with too few accepted of late nothing is promised', () => {
  expect(waitEstimate(0, undefined, noon)).toBeNull()
  expect(waitEstimate(0, { accepted: 4, firstAt: noon - 300_000 }, noon)).toBeNull()
})

test('whoever stands further back never waits shorter, and a pause never makes anybody’s wait shorter', () => {
  const pace = fc.record({
    accepted: fc.integer({ min: 5, max: 500 }),
    firstAt: fc.integer({ min: noon - 900_000, max: noon }),
  })
  fc.assert(
    fc.property(pace, fc.nat({ max: 200 }), fc.nat({ max: 600_000 }), (at, ahead, pause) => {
      const now = waitEstimate(ahead, at, noon) ?? -1
      expect(now).toBeGreaterThanOrEqual(0)
      expect(waitEstimate(ahead + 1, at, noon)).toBeGreaterThanOrEqual(now)
      expect(waitEstimate(ahead, at, noon + pause)).toBeGreaterThanOrEqual(now)
    }),
  )
})

test('everybody stands in line once, however they were written down', () => {
  fc.assert(
    fc.property(line, (waiting) => {
      const order = inOrderOfService(waiting, noon)
      expect(order.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted())
      expect(inOrderOfService(waiting.toReversed(), noon)).toEqual(order)
    }),
  )
})
