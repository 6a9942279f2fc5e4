import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownState } from './agent-states.ts'
import { type LogEntry, shownIntervals } from './states-in-log.ts'

const at = fc.integer({ min: 0, max: 1_000 })
const entry: fc.Arbitrary<LogEntry> = fc.oneof(
  fc.record({
    at,
    type: fc.constant('state' as const),
    state: fc.constantFrom('ready', 'not-ready', 'break', 'offline', 'dropped'),
    reason: fc.constantFrom(null, 'no-answer'),
    breakKindId: fc.constant(null),
  }),
  fc.record({
    at,
    type: fc.constant('hand' as const),
    contactId: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('ringing', 'serving', 'wrap-up', null),
  }),
)
const day = fc.array(entry, { maxLength: 40 })
const window = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 500 }))
  .map(([from, long]) => ({ from, to: from + long }))

/** The live derivation, at one instant: the last said of her state and of each contact. */
function shownAt(entries: readonly LogEntry[], instant: number) {
  const before = entries.filter((one) => one.at <= instant).toSorted((a, b) => a.at - b.at)
  const state = before.findLast((one) => one.type === 'state')
  const kinds = ['a', 'b', 'c'].flatMap((id) => {
    const last = before.findLast((one) => one.type === 'hand' && one.contactId === id)
    return last?.type === 'hand' && last.kind !== null ? [last.kind] : []
  })
  return shownState(state?.type === 'state' ? state.state : 'offline', kinds)
}

test('at every instant the log tells what was shown then', () => {
  fc.assert(
    fc.property(day, window, (entries, asked) => {
      for (const { state, from, to } of shownIntervals(entries, asked)) {
        for (const instant of [from, Math.floor((from + to) / 2), to - 1]) {
          if (instant >= from) expect(shownAt(entries, instant)).toBe(state)
        }
      }
    }),
  )
})

test('the intervals fill the window without a gap, and no two beside each other tell the same', () => {
  fc.assert(
    fc.property(day, window, (entries, asked) => {
      const intervals = shownIntervals(entries, asked)
      expect(intervals[0]?.from).toBe(asked.from)
      expect(intervals.at(-1)?.to).toBe(asked.to)
      for (const [index, { from, to, state, reason }] of intervals.entries()) {
        expect(to).toBeGreaterThan(from)
        const next = intervals[index + 1]
        if (!next) continue
        expect(next.from).toBe(to)
        expect({ state: next.state, reason: next.reason }).not.toEqual({ state, reason })
      }
    }),
  )
})

test('a day that is asked for in two parts is the day that is asked for at once', () => {
  fc.assert(
    fc.property(day, window, fc.nat(500), (entries, { from, to }, cut) => {
      const middle = from + (cut % (to - from))
      fc.pre(middle > from && middle < to)
      const total = (intervals: ReturnType<typeof shownIntervals>) => {
        const sums = new Map<string, number>()
        for (const one of intervals) sums.set(one.state, (sums.get(one.state) ?? 0) + one.to - one.from)
        return sums
      }
      const parts = [
        ...shownIntervals(entries, { from, to: middle }),
        ...shownIntervals(entries, { from: middle, to }),
      ]
      expect(total(parts)).toEqual(total(shownIntervals(entries, { from, to })))
    }),
  )
})
