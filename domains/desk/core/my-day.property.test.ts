import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleContact } from '#contacts/core'
import { dayStates, figuresOf, type StateChange, stretchesOf } from './my-day.ts'

const start = Date.UTC(2026, 10, 21, 16)
const instant = (minute: number) => new Date(start + minute * 60_000).toISOString()
const day = { before: { state: 'offline' as const, reason: null }, from: instant(0), to: instant(600) }

test('the stretches of a day follow each other without a gap and fill it', () => {
  const change = fc.record({
    state: fc.constantFrom(...dayStates),
    minute: fc.integer({ min: -30, max: 660 }),
  })
  fc.assert(
    fc.property(fc.array(change), (all) => {
      const changes = all
        .toSorted((a, b) => a.minute - b.minute)
        .map(({ state, minute }): StateChange => ({ state, reason: null, at: instant(minute) }))
      const stretches = stretchesOf(changes, day)
      expect(stretches[0]?.from).toBe(day.from)
      expect(stretches.at(-1)?.to).toBe(day.to)
      for (const [index, { from, to }] of stretches.entries()) {
        expect(from < to).toBe(true)
        if (index > 0) expect(from).toBe(stretches[index - 1]?.to)
      }
    }),
  )
})

test('figures are averages over what there is, and say when there is nothing', () => {
  expect(figuresOf([])).toEqual({
    contacts: 0,
    handlingSeconds: null,
    firstAnswerSeconds: null,
    resolved: 0,
    rated: 0,
    rating: null,
  })
  const at = (minute: number) => ({ ...exampleContact, acceptedAt: instant(0), wrappedUpAt: instant(minute) })
  const contacts = [
    { contact: { ...at(10), resolved: 'yes' as const, rating: 5 }, firstAnswerAt: instant(1) },
    { contact: { ...at(20), resolved: 'no' as const, rating: null }, firstAnswerAt: null },
  ]
  expect(figuresOf(contacts)).toEqual({
    contacts: 2,
    handlingSeconds: 900,
    firstAnswerSeconds: 60,
    resolved: 1,
    rated: 1,
    rating: 5,
  })
})
