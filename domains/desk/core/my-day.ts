// One's own day: the states one was in, the contacts one served, and what the figures over them mean.
import { type Static, Type } from 'typebox'
import { Contact } from '#contacts/core'
import { type Instant, Instant as At, oneOf, orNull, shape } from '#protocol'
import type { AgentState } from '#routing/core'

/** What she set herself or was put into. */
export const dayStates = ['ready', 'not-ready', 'break', 'offline', 'dropped'] as const satisfies AgentState[]

export const StateStretch = shape({
  state: oneOf(dayStates),
  reason: orNull(Type.String()),
  from: At,
  to: At,
})
export type StateStretch = Static<typeof StateStretch>

/** `firstAnswerAt`: when she first wrote to the customer. */
export const DayContact = shape({ contact: Contact, firstAnswerAt: orNull(At) })
export type DayContact = Static<typeof DayContact>

export type StateChange = { state: StateStretch['state']; reason: string | null; at: Instant }

/** The day cut at each change; before the first one she was in `before`. Stretches of no length are left out. */
export function stretchesOf(
  changes: readonly StateChange[],
  { before, from, to }: { before: Omit<StateChange, 'at'>; from: Instant; to: Instant },
): StateStretch[] {
  const all = [{ ...before, at: from }, ...changes.filter(({ at }) => at > from && at < to)]
  return all.flatMap(({ state, reason, at }, index) => {
    const until = all[index + 1]?.at ?? to
    return until > at ? [{ state, reason, from: at, to: until }] : []
  })
}

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

export function figuresOf(day: readonly DayContact[]): DayFigures {
  const ratings = day.flatMap(({ contact }) => contact.rating ?? [])
  return {
    contacts: day.length,
    handlingSeconds: average(day.flatMap(({ contact }) => seconds(contact.acceptedAt, contact.wrappedUpAt))),
    firstAnswerSeconds: average(
      day.flatMap(({ contact, firstAnswerAt }) => seconds(contact.acceptedAt, firstAnswerAt)),
    ),
    resolved: day.filter(({ contact }) => contact.resolved === 'yes').length,
    rated: ratings.length,
    rating: average(ratings),
  }
}

function seconds(from: Instant | null, to: Instant | null): number[] {
  return from === null || to === null ? [] : [Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000)]
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
