import { expect, test } from 'vitest'
import { type Listing, whyNotApprove, whyNotList, whyNotTake } from './black-and-white-list.ts'

const now = new Date('2026-12-01T08:00:00.000Z')
const later = '2026-12-31T00:00:00.000Z'
const number = '+8613800138000'
const listing: Listing = {
  id: '01938f2a-0000-7000-8000-0000000000a1',
  list: 'black',
  number,
  reason: '连续辱骂',
  expiresAt: later,
  askedBy: 'agent',
  askedAt: '2026-11-30T00:00:00.000Z',
  approvedBy: 'leader',
  approvedAt: '2026-11-30T01:00:00.000Z',
  withdrawnAt: null,
}
const lists = (...listings: Listing[]) => ({ listings, takesWithheld: true })

test('who is black-listed is not taken, until the listing expires or is withdrawn', () => {
  expect(whyNotTake({ number }, lists(listing), now)).toBe('black-listed')
  expect(whyNotTake({ number: '+8613800138001' }, lists(listing), now)).toBeUndefined()
  expect(whyNotTake({ number }, lists(listing), new Date(later))).toBeUndefined()
  expect(whyNotTake({ number }, lists({ ...listing, withdrawnAt: later }), now)).toBeUndefined()
})

test('what nobody has agreed to keeps nobody away', () => {
  const asked = { ...listing, approvedBy: null, approvedAt: null }
  expect(whyNotTake({ number }, lists(asked), now)).toBeUndefined()
  expect(whyNotApprove(asked, 'agent', now)).toBe('own-request')
  expect(whyNotApprove(asked, 'leader', now)).toBeUndefined()
  expect(whyNotApprove(listing, 'leader', now)).toBe('already-approved')
  expect(whyNotApprove(asked, 'leader', new Date(later))).toBe('expiry-past')
})

test('the white list goes before the black list, also for some of many numbers', () => {
  const many = { ...listing, number: '+86138001*' }
  expect(whyNotTake({ number }, lists(many), now)).toBe('black-listed')
  const white: Listing = { ...listing, list: 'white', approvedBy: null, approvedAt: null, expiresAt: null }
  expect(whyNotTake({ number }, lists(many, white), now)).toBeUndefined()
})

test('whether withheld numbers are taken is for the centre to say', () => {
  expect(whyNotTake({ number: null }, lists(listing), now)).toBeUndefined()
  expect(whyNotTake({ number: null }, { listings: [], takesWithheld: false }, now)).toBe('withheld')
})

test('a black listing is for a while, and not for a city or those who rescue', () => {
  const draft = { list: 'black' as const, number, reason: '辱骂', expiresAt: later }
  expect(whyNotList(draft, now)).toBeUndefined()
  expect(whyNotList({ ...draft, expiresAt: null }, now)).toBe('expiry-missing')
  expect(whyNotList({ ...draft, expiresAt: '2026-11-01T00:00:00.000Z' }, now)).toBe('expiry-past')
  expect(whyNotList({ ...draft, expiresAt: '2028-11-01T00:00:00.000Z' }, now)).toBe('expiry-far')
  expect(whyNotList({ ...draft, number: '+8610*' }, now)).toBe('too-many')
  expect(whyNotList({ ...draft, number: '120' }, now)).toBe('emergency-number')
  expect(whyNotList({ ...draft, list: 'white', expiresAt: null }, now)).toBeUndefined()
})
