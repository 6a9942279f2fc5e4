import { expect, test } from 'vitest'
import { exampleContact } from '#contacts/core'
import { figuresOf } from './my-day.ts'

const start = Date.UTC(2026, 10, 21, 16)
const instant = (minute: number) => new Date(start + minute * 60_000).toISOString()

test('figures are averages over what there is, and say when there is nothing', () => {
  expect(figuresOf([], [])).toEqual({
    contacts: 0,
    handlingSeconds: null,
    firstAnswerSeconds: null,
    resolved: 0,
    rated: 0,
    rating: null,
  })
  const at = (minute: number) => ({ ...exampleContact, acceptedAt: instant(0), wrappedUpAt: instant(minute) })
  const contacts = [
    { contact: { ...at(10), resolved: 'yes' as const, rating: 5 }, firstAnswerAt: instant(1) },
    { contact: { ...at(20), resolved: 'no' as const, rating: null }, firstAnswerAt: null },
  ]
  const said = { contactId: exampleContact.id, resolved: null, words: null, ratedAt: instant(30) }
  const ratings = [
    { ...said, score: 5 },
    { ...said, score: 2 },
  ]
  expect(figuresOf(contacts, ratings)).toEqual({
    contacts: 2,
    handlingSeconds: 900,
    firstAnswerSeconds: 60,
    resolved: 1,
    rated: 2,
    rating: 3.5,
  })
})
