import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BreakState, breakTable, mayBecome } from './break-request.ts'
import { type Asker, type PlaceLimit, placesLeft, positionOf, whoGetsPlaces } from './places.ts'

/** Two teams in a site in a centre. */
const chains = [['team-a', 'site', 'centre'], ['team-b', 'site', 'centre'], ['centre']]
const kinds = ['meal', 'rest']

const limit = fc.record({
  unitId: fc.constantFrom('team-a', 'team-b', 'site', 'centre'),
  kindId: fc.constantFrom(null, ...kinds),
  places: fc.integer({ min: 0, max: 4 }),
})
const person = fc.record({ kindId: fc.constantFrom(...kinds), unitIds: fc.constantFrom(...chains) })
const step = fc.oneof(
  { weight: 3, arbitrary: person.map((asker) => ({ type: 'asks' as const, asker })) },
  { weight: 2, arbitrary: fc.nat(20).map((which) => ({ type: 'comes-back' as const, which })) },
  { weight: 1, arbitrary: fc.nat(20).map((which) => ({ type: 'withdraws' as const, which })) },
)

const usedOf = ({ unitId, kindId }: PlaceLimit, placed: readonly Asker[]) =>
  placed.filter((one) => one.unitIds.includes(unitId) && (kindId === null || one.kindId === kindId)).length

test('in whatever order people ask, wait, withdraw and come back, no unit has more on a break than places', () => {
  fc.assert(
    fc.property(fc.array(limit, { maxLength: 6 }), fc.array(step, { maxLength: 60 }), (limits, steps) => {
      let waiting: Asker[] = []
      let placed: Asker[] = []
      for (const one of steps) {
        if (one.type === 'asks') waiting.push({ ...one.asker })
        else if (one.type === 'comes-back') placed = placed.filter((_, index) => index !== one.which)
        else waiting = waiting.filter((_, index) => index !== one.which)
        const lucky = whoGetsPlaces(waiting, placed, limits)
        placed = [...placed, ...lucky]
        waiting = waiting.filter((asker) => !lucky.includes(asker))
        for (const each of limits) expect(usedOf(each, placed)).toBeLessThanOrEqual(each.places)
        // Nobody waits for a place that is free.
        for (const asker of waiting) expect(placesLeft(asker, placed, limits)).toBe(0)
      }
    }),
  )
})

test('who waits for the same places is served in the order of asking', () => {
  fc.assert(
    fc.property(fc.array(limit, { maxLength: 6 }), fc.array(person, { maxLength: 20 }), (limits, people) => {
      const waiting = people.map((one) => ({ ...one }))
      const lucky = new Set(whoGetsPlaces(waiting, [], limits))
      for (const [index, asker] of waiting.entries()) {
        const alike = (other: Asker) => other.kindId === asker.kindId && other.unitIds === asker.unitIds
        const passedOver = waiting.slice(0, index).some((other) => alike(other) && !lucky.has(other))
        if (lucky.has(asker)) expect(passedOver).toBe(false)
        expect(positionOf(asker, waiting, limits)).toBeLessThanOrEqual(index + 1)
      }
    }),
  )
})

test('without a limit there is always a place', () => {
  expect(placesLeft({ kindId: 'meal', unitIds: ['team-a'] }, [], [])).toBeUndefined()
  const other: PlaceLimit = { unitId: 'team-b', kindId: null, places: 0 }
  expect(placesLeft({ kindId: 'meal', unitIds: ['team-a'] }, [], [other])).toBeUndefined()
})

test('every way through a request comes to an end, and nothing follows the end', () => {
  const reaches = (state: BreakState, seen: readonly BreakState[] = []): boolean =>
    breakTable[state].length === 0 ||
    breakTable[state].every((next) => !seen.includes(next) && reaches(next, [...seen, state]))
  for (const state of Object.keys(breakTable) as BreakState[]) {
    expect(reaches(state)).toBe(true)
    if (breakTable[state].length === 0)
      for (const other of Object.keys(breakTable) as BreakState[]) expect(mayBecome(state, other)).toBe(false)
  }
})
