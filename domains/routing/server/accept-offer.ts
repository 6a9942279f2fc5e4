import { takeContact } from '#contacts/server'
import { type Action, announce, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { type acceptOffer as declared, type Offer, offerAccepted, whyNotAccept } from '#routing/core'
import { aboutOffer } from './end-offer.ts'
import { lockedAgent, moveAssignment, removeWaiting } from './store-hands.ts'
import { endOffer, lockedOffer, offerById, type OfferRow } from './store-offers.ts'

export const acceptOffer: Action<typeof declared> = async (tx, { params }) => {
  const { offer, personId } = await myOffer(tx, params.offerId)
  refuseIf(whyNotAccept(asCoreKnowsIt(offer), personId, tx.now.getTime()), 'routing')
  const contactId = offer.contact_id
  const about = await aboutOffer(tx, offer)
  const taken = await takeContact(tx, { contactId, personId, unitId: about.unitId ?? null })
  refuseIf(taken ? undefined : 'contact-gone', 'routing')
  await endOffer(tx.db, offer.id, { state: 'accepted', now: tx.now })
  await removeWaiting(tx.db, contactId)
  await moveAssignment(tx.db, contactId, { from: 'offered', to: 'serving', since: tx.now })
  const afterMs = tx.now.getTime() - offer.offered_at.getTime()
  await announce(tx, offerAccepted(about, { offerId: offer.id, afterMs }))
  return { offerId: offer.id, contactId, state: 'accepted' }
}

/** My offer with its locks held; of another's offer she does not learn that it exists. */
export async function myOffer(tx: Tx, offerId: Id): Promise<{ offer: OfferRow; personId: Id }> {
  const personId = tx.actor.kind === 'person' ? tx.actor.personId : null
  const offer = found(await offerById(tx.db, offerId), 'offer')
  found(offer.person_id === personId ? offer : undefined, 'offer')
  await lockedAgent(tx.db, offer.person_id)
  return { offer: found(await lockedOffer(tx.db, offerId), 'offer'), personId: offer.person_id }
}

export function asCoreKnowsIt({ person_id, state, expires_at }: OfferRow): Offer {
  return { agentId: person_id, state, expiresAt: expires_at.getTime() }
}
