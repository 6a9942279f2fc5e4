import { expect, test } from 'vitest'
import {
  afterSignIn,
  afterSignOut,
  agentStates,
  type AgentState,
  isAway,
  shownSince,
  shownState,
  whyNotChange,
  whyNotSignOut,
} from './agent-states.ts'

const idle = { serving: 0 }
const all: AgentState[] = ['offline', 'dropped', 'not-ready', 'ready', 'break']

test('signing in lands in not ready, and only from there may one become ready', () => {
  expect(afterSignIn('offline')).toEqual({ state: 'not-ready', reason: null })
  expect(afterSignIn('dropped')).toEqual({ state: 'not-ready', reason: 'came-back' })
  for (const state of ['ready', 'not-ready', 'break'] as const) expect(afterSignIn(state)).toBeUndefined()
  expect(whyNotChange('offline', 'not-ready', idle)).toBeUndefined()
  expect(whyNotChange('offline', 'ready', idle)).toBe('sign-in-first')
  expect(whyNotChange('offline', 'break', idle)).toBe('sign-in-first')
})

test('nobody goes offline with a customer on the line, but a break may be asked for meanwhile', () => {
  expect(whyNotChange('ready', 'offline', { serving: 1 })).toBe('still-serving')
  expect(whyNotChange('ready', 'break', { serving: 1 })).toBeUndefined()
  expect(whyNotChange('ready', 'offline', idle)).toBeUndefined()
})

test('whoever is signed in may go anywhere but where she is', () => {
  for (const from of all.filter((state) => !isAway(state))) {
    const allowed = all.filter((to) => whyNotChange(from, to, idle) === undefined)
    const chosen = all.filter((to) => to !== from && to !== 'dropped')
    expect(allowed.toSorted()).toEqual(chosen.toSorted())
    expect([...agentStates[from]].toSorted()).toEqual(allowed.toSorted())
    expect(whyNotChange(from, from, idle)).toBe('already-there')
  }
})

test('the floor sees the busiest thing a person does', () => {
  expect(shownState('ready', [])).toBe('ready')
  expect(shownState('ready', ['ringing'])).toBe('ringing')
  expect(shownState('ready', ['wrap-up', 'serving', 'ringing'])).toBe('serving')
  expect(shownState('ready', ['wrap-up'])).toBe('wrap-up')
  expect(shownState('break', [])).toBe('break')
})

test('a break that was asked for during a call shows once the wrap-up is done', () => {
  expect(shownState('break', ['serving'])).toBe('serving')
  expect(shownState('break', ['wrap-up'])).toBe('wrap-up')
  expect(shownState('break', [])).toBe('break')
})

test('a person who is gone is shown as gone, whatever she left behind', () => {
  expect(shownState('offline', ['serving'])).toBe('offline')
  expect(shownState('dropped', ['wrap-up'])).toBe('dropped')
})

test('nobody signs out with a customer in her hands', () => {
  expect(whyNotSignOut({ serving: 1 })).toBe('still-serving')
  expect(whyNotSignOut(idle)).toBeUndefined()
})

test('whose last session has ended is away, or is given nothing more until she has finished', () => {
  expect(afterSignOut(idle)).toEqual({ state: 'offline', reason: null })
  expect(afterSignOut({ serving: 2 })).toEqual({ state: 'not-ready', reason: 'signed-out' })
})

test('the time beside a state is that of what is shown: her first customer, or what she set', () => {
  const [nine, ten, eleven] = ['09:00', '10:00', '11:00'].map((clock) => `2026-11-22T${clock}:00.000Z`)
  const contacts = [
    { kind: 'serving' as const, since: eleven ?? '' },
    { kind: 'serving' as const, since: ten ?? '' },
    { kind: 'wrap-up' as const, since: nine ?? '' },
  ]
  const since = '2026-11-22T08:00:00.000Z'
  expect(shownSince({ shown: 'serving', since }, contacts)).toBe(ten)
  expect(shownSince({ shown: 'wrap-up', since }, contacts)).toBe(nine)
  expect(shownSince({ shown: 'ready', since }, [])).toBe(since)
  expect(shownSince({ shown: 'offline', since }, contacts)).toBe(since)
})
