import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  giveUpAfterMilliseconds,
  type Presence,
  presenceAfter,
  tellAfterMilliseconds,
  whatIsDue,
  whatReturnMeans,
} from './presence.ts'

const step = fc.oneof(
  fc.constant({ type: 'came' as const }),
  fc.constant({ type: 'went' as const }),
  fc.constant({ type: 'grace-given' as const }),
  fc.record({ type: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 30_000 }) }),
  fc.record({
    type: fc.constant('work' as const),
    ready: fc.boolean(),
    contacts: fc.integer({ min: 0, max: 5 }),
  }),
)

/** Plays a day with somebody who looks every quarter of a second, and keeps a diary. */
function played(steps: readonly (typeof step extends fc.Arbitrary<infer One> ? One : never)[]) {
  let now = 0
  let presence: Presence | undefined
  let work = { ready: true, contacts: 0 }
  let connected = false
  let lostAt: number | undefined
  const diary: { what: string; at: number; missedFor: number; connected: boolean; counted: boolean }[] = []
  const note = (what: string) =>
    diary.push({
      what,
      at: now,
      missedFor: lostAt === undefined ? 0 : now - lostAt,
      connected,
      counted: work.ready || work.contacts > 0,
    })
  const look = () => {
    const due = whatIsDue(presence, work, now)
    if (due === undefined) return
    note(due)
    if (due === 'tell') presence = presenceAfter(presence, { type: 'customers-told' })
    if (due === 'forget') presence = undefined
    if (due === 'give-up') {
      presence = presenceAfter(presence, { type: 'given-up', at: now, contacts: work.contacts })
      work = { ready: false, contacts: 0 }
    }
  }
  for (const one of steps) {
    if (one.type === 'came') {
      const means = whatReturnMeans(presence)
      connected = true
      if (means) note(means)
      presence = presenceAfter(presence, { type: 'came', at: now })
      lostAt = undefined
    } else if (one.type === 'went') {
      if (connected) lostAt = now
      connected = false
      presence = presenceAfter(presence, { type: 'went', at: now })
    } else if (one.type === 'grace-given') {
      if (presence?.state === 'missing') lostAt = now
      presence = presenceAfter(presence, { type: 'grace-given', at: now })
    } else if (one.type === 'work') work = { ready: one.ready, contacts: one.contacts }
    else
      for (let left = one.milliseconds; left > 0; left -= 250) {
        now += 250
        look()
      }
    look()
  }
  return { diary, presence, connected }
}

const days = fc.array(step, { maxLength: 60 })

test('nobody is given up on who is connected, who is not counted on, or before her whole while has passed', () => {
  fc.assert(
    fc.property(days, (steps) => {
      for (const { what, missedFor, connected, counted } of played(steps).diary) {
        if (what === 'tell') expect(missedFor).toBeGreaterThanOrEqual(tellAfterMilliseconds)
        if (what === 'give-up' || what === 'forget') {
          expect(missedFor).toBeGreaterThanOrEqual(giveUpAfterMilliseconds)
          expect(connected).toBe(false)
          expect(counted).toBe(what === 'give-up')
        }
      }
    }),
  )
})

test('customers are told once for each loss, and told that she is back only when they were told that she was gone', () => {
  fc.assert(
    fc.property(days, (steps) => {
      let told = false
      for (const { what } of played(steps).diary) {
        if (what === 'tell') {
          expect(told).toBe(false)
          told = true
        }
        if (what === 'goes-on') expect(told).toBe(true)
        if (what !== 'tell') told = false
      }
    }),
  )
})

test('who is counted on and stays away is told of within a look, and given up on within a look', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.boolean(), (contacts, ready) => {
      fc.pre(ready || contacts > 0)
      const { diary, presence } = played([
        { type: 'work', ready, contacts },
        { type: 'came' },
        { type: 'went' },
        { type: 'wait', milliseconds: 30_000 },
      ])
      expect(diary.map(({ what, at }) => ({ what, at }))).toEqual([
        { what: 'tell', at: tellAfterMilliseconds },
        { what: 'give-up', at: giveUpAfterMilliseconds },
      ])
      expect(presence).toEqual({ state: 'dropped', since: giveUpAfterMilliseconds, contacts })
    }),
  )
})

test('who has never opened a screen is never missed', () => {
  fc.assert(
    fc.property(days, (steps) => {
      const { diary } = played(steps.filter(({ type }) => type !== 'came'))
      expect(diary).toEqual([])
    }),
  )
})
