import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skillsLacking, whyNotColleague } from './transfer-rules.ts'
import {
  goesToLeader,
  mostBounces,
  type TransferState,
  transferStates,
  whyNotAnswer,
  whyNotCancel,
} from './transfer-states.ts'

const [her, sender, leader] = ['her', 'sender', 'leader'] as const
const states = Object.keys(transferStates) as TransferState[]
const anyState = fc.constantFrom(...states)
const anybody = fc.constantFrom('her', 'sender', 'leader', 'somebody else')

test('only a transfer that rings may still end, and it ends once', () => {
  for (const state of states) {
    expect(transferStates[state].length > 0).toBe(state === 'ringing')
    for (const next of transferStates[state]) expect(transferStates[next]).toEqual([])
  }
})

test('whoever answers it is whom it rings with, while it rings and in time', () => {
  fc.assert(
    fc.property(anyState, anybody, fc.integer({ min: -60, max: 60 }), (state, personId, left) => {
      const transfer = { state, toPersonId: her, fromId: sender, byId: leader, expiresAt: 0 }
      const may = whyNotAnswer(transfer, personId, -left) === undefined
      expect(may).toBe(state === 'ringing' && personId === 'her' && left > 0)
    }),
  )
})

test('who sent it or serves the customer takes it back, while it rings', () => {
  fc.assert(
    fc.property(anyState, anybody, (state, personId) => {
      const transfer = { state, toPersonId: her, fromId: sender, byId: leader }
      const may = whyNotCancel(transfer, personId) === undefined
      expect(may).toBe(state === 'ringing' && (personId === 'sender' || personId === 'leader'))
    }),
  )
})

test('nobody is handed a contact who is not ready or whose hands are full', () => {
  const many = fc.integer({ min: 0, max: 5 })
  const state = fc.constantFrom('ready', 'not-ready', 'break', 'offline', 'dropped')
  const hands = fc.record({ state, load: many, capacity: many, alone: fc.boolean() })
  fc.assert(
    fc.property(hands, anybody, ({ state, load, capacity, alone }, personId) => {
      const colleague = {
        personId,
        state,
        alone,
        load: { chat: load, phone: 9, mail: 9 },
        capacity: { chat: capacity, phone: 0, mail: 0 },
      } as const
      const may = whyNotColleague(colleague, { agentId: 'sender', channel: 'chat' }) === undefined
      expect(may).toBe(state === 'ready' && !alone && load < capacity && personId !== 'sender')
    }),
  )
})

test('a higher level of a skill is enough, a lower one or none is lacking', () => {
  const level = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(level, fc.option(level), (asked, has) => {
      const skills = has === null ? [] : [{ skillId: 's', level: has }]
      const lacking = skillsLacking(skills, [{ skillId: 's', level: asked }])
      expect(lacking.length === 0).toBe(has !== null && has >= asked)
    }),
  )
})

test('the third that comes back goes to the leader', () => {
  fc.assert(fc.property(fc.nat(10), (bounces) => goesToLeader(bounces) === bounces >= mostBounces))
})
