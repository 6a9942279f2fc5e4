// A reminder to follow something up: whose, of what, when, and what may be done with it.
import { type Static, Type } from 'typebox'
import { Id, Instant, orNull, shape } from '#protocol'

export const longestFollowup = 500
/** More open ones nobody keeps. */
export const mostOpen = 200
export const furthestDays = 366

const Person = shape({ id: Id, name: Type.String() })

export const Followup = shape({
  id: Id,
  person: Person,
  setBy: Person,
  contactId: orNull(Id),
  /** Who the contact was with, where it is known. */
  customerName: orNull(Type.String()),
  text: Type.String(),
  dueAt: Instant,
  createdAt: Instant,
  doneAt: orNull(Instant),
  version: Type.Integer({ minimum: 1 }),
})
export type Followup = Static<typeof Followup>

/** The facts of a reminder in a customer's timeline, where it stands once as set and once as done. */
export const FollowupInTimeline = shape({
  contactId: Id,
  personName: Type.String(),
  setByName: Type.String(),
  /** Null for whoever may not read the contact. */
  text: orNull(Type.String()),
  dueAt: Instant,
  readable: Type.Boolean(),
})
export type FollowupInTimeline = Static<typeof FollowupInTimeline>

export type WhyNotSet = 'due-in-the-past' | 'due-too-far'

export function whyNotSet(dueAt: Instant, now: number): WhyNotSet | undefined {
  const due = Date.parse(dueAt)
  if (due <= now) return 'due-in-the-past'
  return due > now + furthestDays * 86_400_000 ? 'due-too-far' : undefined
}

export type WhyNotChangeFollowup = 'already-done'

export function whyNotChangeFollowup(followup: { done: boolean }): WhyNotChangeFollowup | undefined {
  return followup.done ? 'already-done' : undefined
}

/** Its time has come, and she has not said that it is done. */
export function isDue({ dueAt, doneAt }: Pick<Followup, 'dueAt' | 'doneAt'>, now: number): boolean {
  return doneAt === null && Date.parse(dueAt) <= now
}

export type QuickChoice = 'in-an-hour' | 'this-afternoon' | 'tomorrow-morning' | 'next-week'

/**
 * The moments one click offers, the earliest first, without those that have passed. `startOfDay`: when today began
 * where she is; days are 24 hours here, which is near enough for a suggestion that can be changed.
 */
export function quickChoices(now: number, startOfDay: number): { choice: QuickChoice; at: number }[] {
  const hour = 3_600_000
  const all: { choice: QuickChoice; at: number }[] = [
    { choice: 'in-an-hour', at: Math.ceil((now + hour) / 60_000) * 60_000 },
    { choice: 'this-afternoon', at: startOfDay + 15 * hour },
    { choice: 'tomorrow-morning', at: startOfDay + 33 * hour },
    { choice: 'next-week', at: startOfDay + (7 * 24 + 9) * hour },
  ]
  return all.filter(({ at }) => at > now).toSorted((a, b) => a.at - b.at)
}
