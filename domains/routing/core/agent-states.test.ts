import { expect, test } from 'vitest'
import { agentStates, type AgentState, shownState, stateAfterSignIn, whyNotChange } from './agent-states.ts'

const idle = { serving: 0 }
const all: AgentState[] = ['offline', 'not-ready', 'ready', 'break']

test('signing in lands in not ready, and only from there may one become ready', () => {
  expect(stateAfterSignIn).toBe('not-ready')
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
  for (const from of all.filter((state) => state !== 'offline')) {
    const allowed = all.filter((to) => whyNotChange(from, to, idle) === undefined)
    expect(allowed.toSorted()).toEqual(all.filter((to) => to !== from).toSorted())
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
})
