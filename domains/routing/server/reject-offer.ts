import type { Action } from '#platform/action'
import { refuseIf } from '#protocol'
import { type rejectOffer as declared, whyNotReject } from '#routing/core'
import { asCoreKnowsIt, myOffer } from './accept-offer.ts'
import { rejectOpenOffer } from './end-offer.ts'

export const rejectOffer: Action<typeof declared> = async (tx, { params, body }) => {
  const { offer, personId } = await myOffer(tx, params.offerId)
  refuseIf(whyNotReject(asCoreKnowsIt(offer), personId, tx.now.getTime()), 'routing')
  await rejectOpenOffer(tx, offer, body)
  return { offerId: offer.id, contactId: offer.contact_id, state: 'rejected' }
}
