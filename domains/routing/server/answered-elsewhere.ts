// What a channel learns of an offer before the desk does: a telephone was picked up, or it was not.
import { onBehalf, type Tx } from '#platform/action'
import { found, type Id, type PersonActor } from '#protocol'
import { nameOf } from '#people/server'
import { type Channel, whyNotAccept } from '#routing/core'
import { acceptNow, asCoreKnowsIt } from './accept-offer.ts'
import { aboutOffer, missNow, rejectOpenOffer } from './end-offer.ts'
import { lockedAgent } from './store-hands.ts'
import { lockedOffer, offerById, type OfferRow, openOfferOf } from './store-offers.ts'
import { allQueues } from './store-queues.ts'

/** She took it by hand; false where it is no longer hers to take. */
export async function acceptedElsewhere(tx: Tx, offerId: Id): Promise<boolean> {
  const offer = await openOfferForUpdate(tx, offerId)
  if (!offer || whyNotAccept(asCoreKnowsIt(offer), offer.person_id, tx.now.getTime())) return false
  const about = await aboutOffer(tx, offer)
  const name = found(await nameOf(tx, offer.person_id), 'person')
  const actor: PersonActor = {
    kind: 'person',
    personId: offer.person_id,
    name,
    language: tx.organisation.language,
    unitId: about.unitId ?? null,
    sessionId: '',
    grants: [],
  }
  // It was her hand that picked up.
  await acceptNow(onBehalf(tx, { actor, now: tx.now }), about, { offerId, offeredAt: offer.offered_at })
  return true
}

/** She turned it down by hand, or nobody was there: it goes on to a colleague. */
export async function notTakenElsewhere(tx: Tx, offerId: Id, how: 'rejected' | 'missed'): Promise<void> {
  const offer = await openOfferForUpdate(tx, offerId)
  if (!offer) return
  if (how === 'rejected') await rejectOpenOffer(tx, offer, { reason: 'busy' })
  else await missNow(tx, offer)
}

export async function openOfferFor(
  tx: Tx,
  contactId: Id,
): Promise<{ id: Id; personId: Id; expiresAt: Date } | undefined> {
  const offer = await openOfferOf(tx.db, contactId)
  return offer && { id: offer.id, personId: offer.person_id, expiresAt: offer.expires_at }
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
