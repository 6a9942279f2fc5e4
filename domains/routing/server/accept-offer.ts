import { takeContact } from '#contacts/server'
import { type Action, announce, type Tx } from '#platform/action'
import { type About, found, type Id, refuseIf } from '#protocol'
import { type acceptOffer as declared, type Offer, offerAccepted, whyNotAccept } from '#routing/core'
import { aboutOffer } from './end-offer.ts'
import { lockedAgent, moveAssignment, removeWaiting } from './store-hands.ts'
import { endOffer, lockedOffer, offerById, type OfferRow } from './store-offers.ts'

export const acceptOffer: Action<typeof declared> = async (tx, { params }) => {
  const { offer, personId } = await myOffer(tx, params.offerId)
  refuseIf(whyNotAccept(asCoreKnowsIt(offer), personId, tx.now.getTime()), 'routing')
  const about = await aboutOffer(tx, offer)
  await acceptNow(tx, about, { offerId: offer.id, offeredAt: offer.offered_at })
  return { offerId: offer.id, contactId: offer.contact_id, state: 'accepted' }
}

type Accepting = { offerId: Id; offeredAt: Date; auto?: true; personName?: string }

/** Hers from now on. Her lock is held and the offer open; `auto`: the queue accepts it for her. */
export async function acceptNow(
  tx: Tx,
  about: About,
  { offerId, offeredAt, auto, personName }: Accepting,
): Promise<void> {
  const [contactId, personId] = [found(about.contactId, 'contact'), found(about.personId, 'person')]
  const unitId = about.unitId ?? null
  const taken = await takeContact(tx, { contactId, personId, unitId, ...(personName && { personName }) })
  refuseIf(taken ? undefined : 'contact-gone', 'routing')
  await endOffer(tx.db, offerId, { state: 'accepted', reason: auto ? 'auto-accept' : null, now: tx.now })
  await removeWaiting(tx.db, contactId)
  await moveAssignment(tx.db, contactId, { from: 'offered', to: 'serving', since: tx.now })
  const afterMs = tx.now.getTime() - offeredAt.getTime()
  await announce(tx, offerAccepted(about, { offerId, afterMs, ...(auto && { auto }) }))
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
