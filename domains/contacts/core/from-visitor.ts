// What the visitor adds to a contact without moving it: how it was, and that she does not wait for the answer.
import type { Instant } from '#protocol'
import type { ContactRecord } from './contact-record.ts'
import { isOpen } from './stage.ts'
import type { Answer, Contact, Rating } from './wire.ts'

/** What she was asked and answered; as long as the server takes it. */
export const longestRatingWords = 2_000
const changeableMilliseconds = 10 * 60_000
const rateableMilliseconds = 7 * 24 * 3_600_000

export type WhyNotRate = 'still-open' | 'nobody-served' | 'rating-too-late' | 'rating-fixed'

/** Once, also when she comes back days later; for ten minutes she may change her mind. */
export function whyNotRate(
  contact: Pick<Contact, 'state' | 'agent' | 'endedAt'>,
  rated: Pick<Rating, 'ratedAt'> | undefined,
  now: Instant,
): WhyNotRate | undefined {
  if (isOpen(contact.state)) return 'still-open'
  if (!contact.agent || contact.endedAt === null) return 'nobody-served'
  if (rated) return since(rated.ratedAt, now) > changeableMilliseconds ? 'rating-fixed' : undefined
  return since(contact.endedAt, now) > rateableMilliseconds ? 'rating-too-late' : undefined
}

export function contactWithRating(contact: ContactRecord, score: number): ContactRecord {
  return { ...contact, rating: score }
}

export type WhyNotLeaveMessage = 'already-served' | 'already-ended'

/** Who is being served is answered now; who waits may go and look for the answer later. */
export function whyNotLeaveMessage(contact: Pick<Contact, 'state'>): WhyNotLeaveMessage | undefined {
  if (!isOpen(contact.state)) return 'already-ended'
  return contact.state === 'serving' ? 'already-served' : undefined
}

export function contactWithLeftMessage(
  contact: ContactRecord,
  { customerName, answers }: { customerName: string | null; answers: readonly Answer[] },
): ContactRecord {
  const given = new Set(answers.map(({ kind }) => kind))
  const kept = contact.answers.filter(({ kind }) => kind === 'text' || kind === 'choice' || !given.has(kind))
  return {
    ...contact,
    leftMessage: true,
    customerName: customerName ?? contact.customerName,
    answers: [...kept, ...answers],
  }
}

function since(then: Instant, now: Instant): number {
  return Date.parse(now) - Date.parse(then)
}
