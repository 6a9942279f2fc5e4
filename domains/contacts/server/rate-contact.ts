// How the customer found it, and who may read that.
import {
  contactRated,
  type ContactRecord,
  contactWithRating,
  inReadingOrder,
  type getContactRating as declared,
  isStorable,
  type Rating,
  whyNotRate,
} from '#contacts/core'
import type { Action, Tx } from '#platform/action'
import { type Id, Refused, refuseIf } from '#protocol'
import { saveChanged } from './change-contact.ts'
import { ratingOfContact, ratingsOfPerson, type RatingOfDay, upsertRating } from './store-ratings.ts'
import { visibleContact } from './visible-contact.ts'

export type GivenRating = Pick<Rating, 'score' | 'resolved' | 'words'>

/** `locked` was read by `lockContact` in this transaction. */
export async function rateContact(tx: Tx, locked: ContactRecord, given: GivenRating): Promise<ContactRecord> {
  const words = inReadingOrder(given.words ?? '').trim() || null
  if (words !== null && !isStorable(words)) throw new Refused({ code: 'contacts.text-broken', status: 422 })
  const before = await ratingOfContact(tx.db, locked.id)
  const at = tx.now.toISOString()
  refuseIf(whyNotRate(locked, before, at), 'contacts')
  if (before && same(before, { ...given, words })) return locked
  await upsertRating(tx.db, locked, {
    ...given,
    words,
    ratedAt: before?.ratedAt ?? at,
    changedAt: at,
  })
  return saveChanged(tx, locked, contactWithRating(locked, given.score), { event: contactRated })
}

function same(one: GivenRating, other: GivenRating): boolean {
  return one.score === other.score && one.resolved === other.resolved && one.words === other.words
}

/** Whose contact it is, its caller has checked. */
export async function ratingOf(tx: Tx, contactId: Id): Promise<Rating | undefined> {
  return ratingOfContact(tx.db, contactId)
}

/** What her customers said since then, the latest first. */
export async function ratingsOf(
  tx: Tx,
  asked: { personId: Id; since: Date; limit: number },
): Promise<RatingOfDay[]> {
  return ratingsOfPerson(tx.db, asked)
}

export const getContactRating: Action<typeof declared> = async (tx, { params }) => {
  const contact = await visibleContact(tx, params.contactId)
  return { rating: (await ratingOfContact(tx.db, contact.id)) ?? null }
}
