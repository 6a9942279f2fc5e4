// One's own day: the states one was in, the contacts one served, and what the figures over them mean.
import type { Static } from 'typebox'
import { Contact, Rating } from '#contacts/core'
import { Id, type Instant, Instant as At, oneOf, orNull, shape } from '#protocol'
import type { ShownState } from '#routing/core'

/** What she was shown as, one after the other without a gap. */
export const StateStretch = shape({
  state: oneOf([
    'ready',
    'ringing',
    'serving',
    'wrap-up',
    'not-ready',
    'break',
    'offline',
    'dropped',
  ] as const satisfies ShownState[]),
  from: At,
  to: At,
})
export type StateStretch = Static<typeof StateStretch>

/** What a customer said today, of whichever day the contact was. */
export const DayRating = shape({
  contactId: Id,
  score: Rating.properties.score,
  resolved: Rating.properties.resolved,
  words: Rating.properties.words,
  ratedAt: At,
})
export type DayRating = Static<typeof DayRating>

/** `firstAnswerAt`: when she first wrote to the customer. */
export const DayContact = shape({ contact: Contact, firstAnswerAt: orNull(At) })
export type DayContact = Static<typeof DayContact>

export type DayFigures = {
  contacts: number
  /** Accepted until wrapped up, in seconds; null where there is nothing to average. */
  handlingSeconds: number | null
  /** Accepted until she first wrote, in seconds. */
  firstAnswerSeconds: number | null
  resolved: number
  /** How many customers rated, and what on average. */
  rated: number
  rating: number | null
}

export function figuresOf(day: readonly DayContact[], ratings: readonly DayRating[]): DayFigures {
  return {
    contacts: day.length,
    handlingSeconds: average(day.flatMap(({ contact }) => seconds(contact.acceptedAt, contact.wrappedUpAt))),
    firstAnswerSeconds: average(
      day.flatMap(({ contact, firstAnswerAt }) => seconds(contact.acceptedAt, firstAnswerAt)),
    ),
    resolved: day.filter(({ contact }) => contact.resolved === 'yes').length,
    rated: ratings.length,
    rating: average(ratings.map(({ score }) => score)),
  }
}

function seconds(from: Instant | null, to: Instant | null): number[] {
  return from === null || to === null ? [] : [Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000)]
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
