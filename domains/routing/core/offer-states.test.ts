import { expect, test } from 'vitest'
import {
  afterMisses,
  declinedUntil,
  missesInARow,
  type Offer,
  offerStates,
  whyNotAccept,
  whyNotReject,
} from './offer-states.ts'

const noon = 1_800_000_000_000
const offer: Offer = { agentId: 'Ana', state: 'open', expiresAt: noon }

test('an open offer may be accepted or rejected by its agent until it runs out', () => {
  const reject = (offer: Offer, agentId: string, now: number) =>
    whyNotReject(offer, agentId, { now, mayReject: true })
  for (const whyNot of [whyNotAccept, reject]) {
    expect(whyNot(offer, 'Ana', noon - 1)).toBeUndefined()
    expect(whyNot(offer, 'Ana', noon)).toBe('too-late')
    expect(whyNot(offer, 'Bo', noon - 1)).toBe('not-yours')
  }
})

test('an offer that is over can be answered no more, and nothing leads out of it', () => {
  for (const state of offerStates.open) {
    expect(whyNotAccept({ ...offer, state }, 'Ana', noon - 1)).toBe('offer-over')
    expect(offerStates[state]).toEqual([])
  }
})

test('one missed call only sends the caller back to wait; the third in a row makes the agent not ready', () => {
  expect(afterMisses(1, 3)).toBeUndefined()
  expect(afterMisses(2, 3)).toBeUndefined()
  expect(afterMisses(3, 3)).toEqual({ state: 'not-ready', reason: 'no-answer' })
  expect(afterMisses(2, 2)).toEqual({ state: 'not-ready', reason: 'no-answer' })
})

test('an answered call between two missed ones starts the count again', () => {
  expect(missesInARow(['missed', 'accepted', 'missed', 'missed'])).toBe(1)
  expect(missesInARow(['missed', 'rejected'])).toBe(1)
  expect(missesInARow([])).toBe(0)
})

test('a caller who hung up while it rang neither adds to the count nor clears it', () => {
  expect(missesInARow(['withdrawn', 'missed', 'open', 'missed', 'accepted'])).toBe(2)
})

test('the cool-down is a minute unless the queue says otherwise', () => {
  expect(declinedUntil(noon)).toBe(noon + 60_000)
  expect(declinedUntil(noon, 5)).toBe(noon + 5000)
})
