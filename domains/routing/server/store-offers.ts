// The SQL of offers.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Channel, OfferState, WhyOffered } from '#routing/core'

export type OfferRow = {
  id: Id
  contact_id: Id
  person_id: Id
  queue_id: Id
  state: OfferState
  offered_at: Date
  expires_at: Date
  answered_at: Date | null
  reason: string | null
  why: WhyOffered
}

const offerColumns = [
  'offers.id',
  'offers.contact_id',
  'offers.person_id',
  'offers.queue_id',
  'offers.offered_at',
  'offers.expires_at',
  'offers.answered_at',
  'offers.reason',
] as const
const offerWords = [sql<OfferState>`offers.state`.as('state'), sql<WhyOffered>`offers.why`.as('why')] as const

export async function offerById(db: Db, offerId: Id): Promise<OfferRow | undefined> {
  return db
    .selectFrom('offers')
    .select(offerColumns)
    .select(offerWords)
    .where('id', '=', offerId)
    .executeTakeFirst()
}

/** Whoever answers or ends an offer holds this lock. */
export async function lockedOffer(db: Db, offerId: Id): Promise<OfferRow | undefined> {
  return db
    .selectFrom('offers')
    .select(offerColumns)
    .select(offerWords)
    .where('id', '=', offerId)
    .forUpdate()
    .executeTakeFirst()
}

export async function openOfferOf(db: Db, contactId: Id): Promise<OfferRow | undefined> {
  return db
    .selectFrom('offers')
    .select(offerColumns)
    .select(offerWords)
    .where('contact_id', '=', contactId)
    .where('state', '=', 'open')
    .executeTakeFirst()
}

export async function openOffersTo(db: Db, personId: Id): Promise<(OfferRow & { channel: Channel })[]> {
  return db
    .selectFrom('assignments')
    .innerJoin('waiting', 'waiting.contact_id', 'assignments.contact_id')
    .innerJoin('offers', 'offers.id', 'waiting.offer_id')
    .select(offerColumns)
    .select(offerWords)
    .select(sql<Channel>`assignments.channel`.as('channel'))
    .where('assignments.person_id', '=', personId)
    .where('offers.person_id', '=', personId)
    .where('offers.state', '=', 'open')
    .orderBy('offers.id')
    .execute()
}

/** False when it was over already: an offer ends once. */
export async function endOffer(
  db: Db,
  offerId: Id,
  end: { state: Exclude<OfferState, 'open'>; reason?: string | null; note?: string | null; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('offers')
    .set({ state: end.state, reason: end.reason ?? null, note: end.note ?? null, answered_at: end.now })
    .where('id', '=', offerId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** In their order; a contact has few offers, and a screen shows no more than the latest hundred. */
export async function offersOfContact(db: Db, contactId: Id): Promise<OfferRow[]> {
  const rows = await db
    .selectFrom('offers')
    .select(offerColumns)
    .select(offerWords)
    .where('contact_id', '=', contactId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.toReversed()
}

/** How her latest offers ended, the latest first, since she went into her state. */
export async function latestEndings(db: Db, personId: Id, since: Date, limit: number): Promise<OfferState[]> {
  const rows = await db
    .selectFrom('offers')
    .select(sql<OfferState>`state`.as('state'))
    .where('person_id', '=', personId)
    .where('offered_at', '>=', since)
    .where('state', 'in', ['accepted', 'rejected', 'missed'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ state }) => state)
}
