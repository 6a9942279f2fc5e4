// What a channel learns of an offer before the desk does: a telephone was picked up, or it was not.
import type { Tx } from '#platform/action'
import type { Channel } from '#routing/core'
import { found, type Id } from '#protocol'
import { nameOf } from '#people/server'
import { whyNotAccept } from '#routing/core'
import { acceptNow, asCoreKnowsIt } from './accept-offer.ts'
import { aboutOffer, missNow, rejectOpenOffer } from './end-offer.ts'
import { lockedAgent } from './store-hands.ts'
import { lockedOffer, offerById, type OfferRow } from './store-offers.ts'
import { allQueues } from './store-queues.ts'

/** She took it by hand; false where it is no longer hers to take. */
export async function acceptedElsewhere(tx: Tx, offerId: Id): Promise<boolean> {
  const offer = await openOfferForUpdate(tx, offerId)
  if (!offer || whyNotAccept(asCoreKnowsIt(offer), offer.person_id, tx.now.getTime())) return false
  const personName = found(await nameOf(tx, offer.person_id), 'person')
  await acceptNow(tx, await aboutOffer(tx, offer), {
    offerId,
    offeredAt: offer.offered_at,
    personName,
  })
  return true
}

/** She turned it down by hand, or nobody was there: it goes on to a colleague. */
export async function notTakenElsewhere(tx: Tx, offerId: Id, how: 'rejected' | 'missed'): Promise<void> {
  const offer = await openOfferForUpdate(tx, offerId)
  if (!offer) return
  if (how === 'rejected') await rejectOpenOffer(tx, offer, { reason: 'busy' })
  else await missNow(tx, offer)
}

async function openOfferForUpdate(tx: Tx, offerId: Id): Promise<OfferRow | undefined> {
  const seen = await offerById(tx.db, offerId)
  if (!seen) return undefined
  await lockedAgent(tx.db, seen.person_id)
  const offer = await lockedOffer(tx.db, offerId)
  return offer?.state === 'open' ? offer : undefined
}

export async function queueChannels(tx: Tx): Promise<ReadonlyMap<Id, Channel>> {
  return new Map((await allQueues(tx.db)).map(({ id, channel }) => [id, channel]))
}
