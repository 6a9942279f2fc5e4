import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Callback,
  callbackAfter,
  type CallbackHappening,
  type CallbackRules,
  callbacksDue,
  newCallback,
  overAt,
  usualCallbackRules,
  whyNotAskCallback,
  whyNotCallBack,
} from './callback.ts'

const minute = 60_000
const since = fc.nat({ max: 180 }).map((minutes) => minutes * minute)
const rules: fc.Arbitrary<CallbackRules> = fc.record({
  attempts: fc.integer({ min: 1, max: 4 }),
  retryMinutes: fc.integer({ min: 1, max: 60 }),
  longestHours: fc.integer({ min: 1, max: 6 }),
})
const window = fc.option(
  fc.record({ from: since, length: fc.integer({ min: 1, max: 120 }) }).map(({ from, length }) => ({
    from,
    to: from + length * minute,
  })),
)
const callback = fc
  .record({ id: fc.uuid(), since, window })
  .map((asked) => newCallback({ ...asked, number: '+8613800138000', queueId: 'sales' }))
const outcome = fc.constantFrom(
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'wrong-number',
  'reached' as const,
)
const happening = fc.oneof(
  fc.record({ type: fc.constant('tried' as const), outcome }),
  fc.record({ type: fc.constantFrom('taken', 'taken', 'given-back', 'time' as const) }),
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('cancelled', 'called-again' as const) }) },
)
const story = fc.array(fc.record({ what: happening, after: fc.nat({ max: 40 }) }), { maxLength: 40 })

/** As a server does it: takes only what is due. */
function lived(
  first: Callback,
  steps: readonly { what: object; after: number }[],
  by: CallbackRules,
): Callback[] {
  const all = [first]
  let now = first.since
  for (const { what, after } of steps) {
    now += after * minute
    const last = all.at(-1) ?? first
    const isDue = whyNotCallBack(last, { now, open: true }, by) === undefined
    const told = { ...what, at: now } as CallbackHappening
    all.push(told.type === 'taken' && !isDue ? last : callbackAfter(last, told, by))
  }
  return all
}

test('however often it is told, nobody is called more often than is allowed, or after all is over', () => {
  fc.assert(
    fc.property(callback, story, rules, (first, steps, by) => {
      const all = lived(first, steps, by)
      for (const [index, after] of all.entries()) {
        const before = all[index - 1] ?? after
        expect(after.tries.length).toBeLessThanOrEqual(by.attempts)
        expect(after.since).toBe(first.since)
        if (before.state.is === 'reached' || before.state.is === 'given-up') expect(after).toEqual(before)
      }
      const { tries } = all.at(-1) ?? first
      for (const [index, { at }] of tries.entries()) {
        const earlier = tries[index - 1]
        if (earlier) expect(at - earlier.at).toBeGreaterThanOrEqual(by.retryMinutes * minute)
      }
      expect(tries.slice(0, -1).map((each) => each.outcome)).not.toContain('reached')
    }),
  )
})

test('nobody is called outside the time she named, or while her queue is closed', () => {
  fc.assert(
    fc.property(callback, rules, fc.nat({ max: 700 }), fc.boolean(), (waiting, by, minutes, open) => {
      const now = minutes * minute
      if (whyNotCallBack(waiting, { now, open }, by) !== undefined) return
      expect(open).toBe(true)
      expect(now).toBeGreaterThanOrEqual(waiting.window?.from ?? waiting.since)
      expect(now).toBeLessThan(waiting.window?.to ?? Infinity)
      expect(now).toBeLessThan(overAt(waiting, by))
    }),
  )
})

test('callbacks never exceed the free agents, and never go before somebody who has waited longer', () => {
  const line = fc.record({
    now: fc.nat({ max: 400 }).map((minutes) => minutes * minute),
    open: fc.boolean(),
    freeAgents: fc.nat({ max: 8 }),
    callersSince: fc.array(since, { maxLength: 10 }),
  })
  fc.assert(
    fc.property(fc.array(callback, { maxLength: 12 }), line, (waiting, floor) => {
      const due = callbacksDue(waiting, floor)
      expect(due.length).toBeLessThanOrEqual(floor.freeAgents)
      for (const each of due) {
        const before = floor.callersSince.filter((caller) => caller <= each.since).length
        const calledBefore = due.filter((other) => other.since < each.since).length
        expect(before + calledBefore).toBeLessThan(floor.freeAgents)
      }
      const passed = waiting.filter(
        (each) => !due.includes(each) && whyNotCallBack(each, floor, usualCallbackRules) === undefined,
      )
      for (const each of passed)
        for (const called of due) expect(called.since).toBeLessThanOrEqual(each.since)
      // An agent is kept free for a caller on the line, and for nobody else.
      const ahead = floor.callersSince.length + due.length
      if (passed.length > 0) expect(ahead).toBeGreaterThanOrEqual(floor.freeAgents)
    }),
  )
})

test('who was not reached is tried again later and keeps her place', () => {
  const asked = newCallback({ id: 'a', number: '+8613800138000', queueId: 'sales', since: 0, window: null })
  const taken = callbackAfter(asked, { type: 'taken', at: minute }, usualCallbackRules)
  const busy = callbackAfter(taken, { type: 'tried', outcome: 'busy', at: 2 * minute }, usualCallbackRules)
  expect(busy.state).toEqual({ is: 'waiting', notBefore: 17 * minute })
  const line = { now: 17 * minute, open: true, freeAgents: 1, callersSince: [minute] }
  expect(callbacksDue([busy], line)).toEqual([busy])
  expect(callbacksDue([busy], { ...line, now: 16 * minute })).toEqual([])
  expect(callbacksDue([busy], { ...line, callersSince: [0] })).toEqual([])
})

test('whoever cannot be called, or is to be called already, does not ask twice', () => {
  const waiting = new Set(['+8613800138000'])
  expect(whyNotAskCallback(null, waiting)).toBe('not-callable')
  expect(whyNotAskCallback('10086', waiting)).toBe('not-callable')
  expect(whyNotAskCallback('138 0013 8000', waiting)).toBe('already-waiting')
  expect(whyNotAskCallback('138 0013 8001', waiting)).toBeUndefined()
})
