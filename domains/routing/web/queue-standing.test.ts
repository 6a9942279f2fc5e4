import { expect, test } from 'vitest'
import { standingOf } from './queue-standing.ts'

const calendarId = '01938f2a-1111-7000-8000-0000000000e1'
const night = { state: 'closed', changesAt: '2026-12-02T01:00:00.000Z', note: null } as const

test('a queue that is switched on says closed while its calendar keeps it closed, and until when', () => {
  expect(standingOf({ state: 'open', calendarId }, night)).toEqual({
    state: 'closed',
    changesAt: '2026-12-02T01:00:00.000Z',
  })
})

test('one that somebody closed waits for no calendar, and one without a calendar is open', () => {
  expect(standingOf({ state: 'closed', calendarId }, night)).toEqual({ state: 'taken-off' })
  expect(standingOf({ state: 'open', calendarId: null }, undefined)).toEqual({ state: 'open' })
})

test('nothing is said of a queue before its calendar is known', () => {
  expect(standingOf({ state: 'open', calendarId }, undefined)).toBeUndefined()
})
