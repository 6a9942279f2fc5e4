import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { Channel, WhyOffered } from '#routing/core'
import { openOffersTo } from './store-offers.ts'

export type OpenOfferShown = {
  offerId: Id
  contactId: Id
  queueId: Id
  channel: Channel
  offeredAt: string
  expiresAt: string
  why: WhyOffered
}

/** What is held out to a person, the oldest first. */
export async function openOffersOf(tx: Tx, personId: Id): Promise<OpenOfferShown[]> {
  const rows = await openOffersTo(tx.db, personId)
  return rows.map((offer) => ({
    offerId: offer.id,
    contactId: offer.contact_id,
    queueId: offer.queue_id,
    channel: offer.channel,
    offeredAt: offer.offered_at.toISOString(),
    expiresAt: offer.expires_at.toISOString(),
    why: offer.why,
  }))
}
