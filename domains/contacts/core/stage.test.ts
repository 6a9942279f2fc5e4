import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contactAfter,
  contactStates,
  contactTable,
  type Happening,
  isOpen,
  mayHappen,
  type Stage,
  type WrapUp,
} from './stage.ts'

const at = '2026-11-22T01:00:00.000Z'
const since = '2026-11-22T00:59:00.000Z'
const her = '01938f2a-0000-7000-8000-0000000000b1'
const another = '01938f2a-0000-7000-8000-0000000000b2'

const kept: WrapUp = { reasons: ['order'], resolved: 'yes', outcome: 'solved', note: null }

const stages: Stage[] = [
  { state: 'waiting', since, queueId: another },
  { state: 'offered', since, queueId: another, personId: her },
  { state: 'serving', since, queueId: another, personId: her, unitId: another },
  { state: 'wrap-up', since, personId: her, unitId: another, endedBy: 'visitor' },
  { state: 'closed', since, personId: her, unitId: another, endedBy: 'visitor', wrapUpBy: 'clock' },
  { state: 'abandoned', since, endedBy: 'visitor' },
]
const happenings: Happening[] = [
  { type: 'queued', at, queueId: another },
  { type: 'offered', at, personId: her },
  { type: 'requeued', at },
  { type: 'accepted', at, personId: her, personName: null, unitId: another },
  { type: 'returned', at },
  { type: 'transferred', at, queueId: her },
  { type: 'taken-over', at, personId: another, personName: '李华', unitId: null },
  { type: 'ended', at, by: 'agent' },
  { type: 'wrapped-up', at, by: 'agent', ...kept },
  { type: 'corrected', at, ...kept },
]

test('whatever happens in whatever order, a contact goes only where the table says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.array(fc.constantFrom(...happenings)), (first, all) => {
      let stage = first
      for (const happening of all) {
        const next = contactAfter(stage, happening)
        expect(next?.state).toBe(contactTable[stage.state][happening.type])
        expect(next !== undefined).toBe(mayHappen(stage.state, happening.type))
        if (next) expect(next.since).toBe(happening.type === 'corrected' ? stage.since : at)
        stage = next ?? stage
      }
    }),
  )
})

test('nobody accepts what is held out to somebody else', () => {
  const offered: Stage = { state: 'offered', since, queueId: null, personId: another }
  expect(
    contactAfter(offered, { type: 'accepted', at, personId: her, personName: null, unitId: null }),
  ).toBeUndefined()
})

test('a rejected contact waits in the queue it came from', () => {
  const offered: Stage = { state: 'offered', since, queueId: another, personId: her }
  expect(contactAfter(offered, { type: 'requeued', at })).toEqual({
    state: 'waiting',
    since: at,
    queueId: another,
  })
})

test('a customer whose agent has gone waits in the queue she came from; nothing else can be given back', () => {
  const gone: Happening = { type: 'returned', at }
  expect(stages.map((stage) => contactAfter(stage, gone))).toEqual([
    undefined,
    undefined,
    { state: 'waiting', since: at, queueId: another },
    undefined,
    undefined,
    undefined,
  ])
})

test('a transfer leads to the queue it names, and only from the hands of who serves the customer', () => {
  const transferred: Happening = { type: 'transferred', at, queueId: her }
  expect(stages.map((stage) => contactAfter(stage, transferred))).toEqual([
    undefined,
    undefined,
    { state: 'waiting', since: at, queueId: her },
    undefined,
    undefined,
    undefined,
  ])
})

test('a conversation goes from hand to hand and stays the one of its queue', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(her, another), { minLength: 1 }), (hands) => {
      let stage: Stage = { state: 'serving', since, queueId: another, personId: her, unitId: null }
      for (const personId of hands) {
        const taken: Happening = { type: 'taken-over', at, personId, personName: null, unitId: personId }
        stage = contactAfter(stage, taken) ?? stage
      }
      const last = hands.at(-1)
      expect(stage).toEqual({ state: 'serving', since: at, queueId: another, personId: last, unitId: last })
    }),
  )
})

test('a customer who leaves before she is served has abandoned; afterwards the agent wraps up', () => {
  const left: Happening = { type: 'ended', at, by: 'visitor' }
  expect(stages.map((stage) => contactAfter(stage, left)?.state)).toEqual([
    'abandoned',
    'abandoned',
    'wrap-up',
    undefined,
    undefined,
    undefined,
  ])
})

test('a contact is open until its conversation ended', () => {
  expect(contactStates.filter(isOpen)).toEqual(['waiting', 'offered', 'serving'])
})

test('what the clock finished is hers once she has put it right, and stays closed since when it was', () => {
  const [closed] = stages.filter(({ state }) => state === 'closed')
  expect(closed && contactAfter(closed, { type: 'corrected', at, ...kept })).toEqual({
    ...closed,
    wrapUpBy: 'agent',
  })
})
