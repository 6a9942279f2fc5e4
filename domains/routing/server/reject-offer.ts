import type { Action } from '#platform/action'
import { found, refuseIf } from '#protocol'
import { type rejectOffer as declared, whyNotReject } from '#routing/core'
import { asCoreKnowsIt, myOffer } from './accept-offer.ts'
import { rejectOpenOffer } from './end-offer.ts'
import { queueById } from './store-queues.ts'

export const rejectOffer: Action<typeof declared> = async (tx, { params, body }) => {
  const { offer, personId } = await myOffer(tx, params.offerId)
  const queue = found(await queueById(tx.db, offer.queue_id), 'queue')
  const asked = { now: tx.now.getTime(), mayReject: queue.may_reject }
  refuseIf(whyNotReject(asCoreKnowsIt(offer), personId, asked), 'routing')
  await rejectOpenOffer(tx, offer, body)
  return { offerId: offer.id, contactId: offer.contact_id, state: 'rejected' }
}
