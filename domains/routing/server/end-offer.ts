// How an open offer ends other than by being accepted: the contact goes back to its place, or is gone.
import { markRequeued } from '#contacts/server'
import { announce, type Tx } from '#platform/action'
import { type About, refuseIf } from '#protocol'
import {
  afterMisses,
  declinedUntil,
  missesInARow,
  offerMissed,
  offerRejected,
  offerWithdrawn,
  type rejectionReasons,
} from '#routing/core'
import { changeState } from './change-state.ts'
import {
  holdWaiting,
  insertDecline,
  lockedAgent,
  removeAssignment,
  removeWaiting,
  unitOf,
} from './store-hands.ts'
import { endOffer, latestEndings, lockedOffer, type OfferRow } from './store-offers.ts'
import { queueById } from './store-queues.ts'

type Rejection = { reason: (typeof rejectionReasons)[number]; note?: string | undefined }

/** Her lock is held and the offer open, by the action that checked both. */
export async function rejectOpenOffer(tx: Tx, offer: OfferRow, { reason, note }: Rejection): Promise<void> {
  const isBack = await sendBack(tx, offer, 'rejected')
  refuseIf(isBack ? undefined : 'contact-gone', 'routing')
  await endOffer(tx.db, offer.id, { state: 'rejected', reason, note: note ?? null, now: tx.now })
  await keepFromHer(tx, offer)
  await announce(tx, offerRejected(await aboutOffer(tx, offer), { offerId: offer.id, reason }))
}

/** She did not answer in time; too often in a row, and she is taken out until she says that she is there. */
export async function missOffer(tx: Tx, offer: OfferRow): Promise<boolean> {
  return offer.expires_at > tx.now ? false : missNow(tx, offer)
}

/** Where her line said so before its time: nobody is there, or it cannot be rung. */
export async function missNow(tx: Tx, offer: OfferRow): Promise<boolean> {
  const agent = await lockedAgent(tx.db, offer.person_id)
  if (!(await isStillOpen(tx, offer))) return false
  if (!(await sendBack(tx, offer, 'missed'))) return withdrawForGood(tx, offer)
  await endOffer(tx.db, offer.id, { state: 'missed', now: tx.now })
  await keepFromHer(tx, offer)
  const endings = agent ? await latestEndings(tx.db, agent.person_id, agent.since, mostEndings) : []
  const inARow = missesInARow(endings)
  const about = await aboutOffer(tx, offer)
  await announce(tx, offerMissed(about, { offerId: offer.id, missesInARow: inARow }))
  const queue = await queueById(tx.db, offer.queue_id)
  const change = queue && afterMisses(inARow, queue.misses_allowed)
  if (agent?.state === 'ready' && change) await changeState(tx, agent, change.state, change.reason)
  return true
}

const mostEndings = 10

/** She has gone: the contact goes back to wait. */
export async function withdrawFromHer(tx: Tx, offer: OfferRow): Promise<boolean> {
  await lockedAgent(tx.db, offer.person_id)
  if (!(await isStillOpen(tx, offer))) return false
  if (!(await sendBack(tx, offer, 'withdrawn'))) return withdrawForGood(tx, offer)
  await withdraw(tx, offer, 'agent-gone')
  return true
}

/** Nobody waits behind it any more. */
export async function withdrawForGood(tx: Tx, offer: OfferRow): Promise<boolean> {
  await lockedAgent(tx.db, offer.person_id)
  if (!(await isStillOpen(tx, offer))) return false
  await removeAssignment(tx.db, offer.contact_id)
  await removeWaiting(tx.db, offer.contact_id)
  await withdraw(tx, offer, 'contact-gone')
  return true
}

async function withdraw(tx: Tx, offer: OfferRow, reason: 'contact-gone' | 'agent-gone'): Promise<void> {
  await endOffer(tx.db, offer.id, { state: 'withdrawn', reason, now: tx.now })
  await announce(tx, offerWithdrawn(await aboutOffer(tx, offer), { offerId: offer.id, reason }))
}

async function isStillOpen(tx: Tx, offer: OfferRow): Promise<boolean> {
  const row = await lockedOffer(tx.db, offer.id)
  return row?.state === 'open'
}

/** Out of her hands and back to its place, which it never left; false, and nothing done, when the contact is over. */
async function sendBack(tx: Tx, offer: OfferRow, reason: string): Promise<boolean> {
  if (!(await markRequeued(tx, { contactId: offer.contact_id, reason }))) return false
  await removeAssignment(tx.db, offer.contact_id)
  await holdWaiting(tx.db, offer.contact_id, null)
  return true
}

async function keepFromHer(tx: Tx, offer: OfferRow): Promise<void> {
  const until = new Date(declinedUntil(tx.now.getTime()))
  await insertDecline(tx.db, offer.contact_id, offer.person_id, until)
}

export async function aboutOffer(tx: Tx, offer: OfferRow): Promise<About> {
  const unitId = await unitOf(tx.db, offer.person_id)
  return {
    contactId: offer.contact_id,
    personId: offer.person_id,
    queueId: offer.queue_id,
    ...(unitId && { unitId }),
  }
}
