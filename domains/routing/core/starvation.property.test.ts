// Nobody waits for ever, whoever else keeps coming.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Contact, Fact, Queue } from './facts.ts'
import { servedFirst } from './served-first.ts'
import { emptyRouting } from './routing-state.ts'
import { step } from './step.ts'

const noon = 1_800_000_000_000
const queue: Queue = {
  id: 'calls',
  channel: 'chat',
  requires: [],
  rings: [],
  selection: 'longest-idle',
  priority: 0,
  vipPriority: 10,
  ageingSeconds: 60,
  offerSeconds: 20,
  exclusive: false,
  open: true,
}

const contactIs = (id: string, since: number, level: number): Fact => ({
  type: 'contact-is',
  contact: {
    id,
    queueId: 'calls',
    since,
    lineSince: since,
    priority: 0,
    level,
    returned: false,
    declinedUntil: {},
  },
})

/** One agent who serves each contact for a while, VIPs who never stop coming: when an ordinary one is served. */
function servedAfter({ every, takes, cap }: { every: number; takes: number; cap: number }): number {
  const state = emptyRouting()
  let busyUntil = 0
  let facts: Fact[] = [
    { type: 'queue-is', queue: { ...queue, ageingSeconds: cap } },
    contactIs('Li', noon, 0),
  ]
  for (let second = 0; second < cap + 10 * takes + 10; second++) {
    const now = noon + second * 1000
    if (second % every === 0) facts.push(contactIs(`vip-${second}`, now, 3))
    if (second >= busyUntil) facts.push(agentIs(now, 0))
    const { decisions } = step(state, { now, facts })
    facts = []
    for (const decision of decisions) {
      if (decision.type !== 'offer') continue
      if (decision.contactId === 'Li') return second
      busyUntil = second + takes
      facts.push(agentIs(now, 1), { type: 'contact-gone', contactId: decision.contactId })
    }
  }
  return Infinity
}

const agentIs = (idleSince: number, chat: number): Fact => ({
  type: 'agent-is',
  agent: {
    id: 'Ana',
    ready: true,
    idleSince,
    skills: {},
    capacity: { chat: 1 },
    serving: { chat },
    exclusive: false,
  },
})

test('however many VIPs come, an ordinary contact is served within the cap and one contact more', () => {
  const floor = fc.record({
    every: fc.integer({ min: 1, max: 3 }),
    takes: fc.integer({ min: 1, max: 20 }),
    cap: fc.integer({ min: 30, max: 120 }),
  })
  fc.assert(
    fc.property(floor, (at) => {
      expect(servedAfter(at)).toBeLessThanOrEqual(at.cap + at.takes + 1)
    }),
  )
})

const waiting = fc.record({
  id: fc.uuid(),
  priority: fc.integer({ min: -3, max: 3 }),
  returned: fc.boolean(),
  since: fc.integer({ min: 0, max: 5 }),
})
type Waiting = Pick<Contact, 'id' | 'priority' | 'returned' | 'since'>
const at = (one: Waiting, now: number) => ({ ...one, aged: now >= one.since + 3 })

test('who came no later and is no less urgent is never overtaken, now or later', () => {
  fc.assert(
    fc.property(waiting, waiting, fc.integer({ min: 0, max: 20 }), (a, b, now) => {
      fc.pre(a.id !== b.id && a.since < b.since && a.priority >= b.priority && a.returned >= b.returned)
      expect(servedFirst(at(a, now), at(b, now))).toBe(true)
    }),
  )
})

test('the line has one order: no three go round in a circle', () => {
  fc.assert(
    fc.property(waiting, waiting, waiting, fc.integer({ min: 0, max: 20 }), (a, b, c, now) => {
      fc.pre(new Set([a.id, b.id, c.id]).size === 3)
      const first = (one: Waiting, other: Waiting): boolean => servedFirst(at(one, now), at(other, now))
      expect(first(a, b)).toBe(!first(b, a))
      if (first(a, b) && first(b, c)) expect(first(a, c)).toBe(true)
    }),
  )
})
