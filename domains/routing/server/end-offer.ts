// How an open offer ends other than by being accepted: the contact goes back to its place, or is gone.
import { markRequeued } from '#contacts/server'
import { announce, type Tx } from '#platform/action'
import {
  afterMisses,
  declinedUntil,
  missesInARow,
  offerMissed,
  offerRejected,
  offerWithdrawn,
  type rejectionReasons,
} from '#routing/core'
import type { About } from '#protocol'
import { changeState } from './change-state.ts'
import {
  type AgentRow,
  holdWaiting,
  insertDecline,
  lockedAgent,
  removeAssignment,
  unitOf,
} from './store-hands.ts'
import { endOffer, latestEndings, lockedOffer, type OfferRow } from './store-offers.ts'

type Rejection = { reason: (typeof rejectionReasons)[number]; note?: string | undefined }

/** Both below take the locks of agent and offer; the offer is undefined when it is over. */
async function locked(
  tx: Tx,
  offer: OfferRow,
): Promise<{ agent: AgentRow | undefined; open: OfferRow | undefined }> {
  const agent = await lockedAgent(tx.db, offer.person_id)
  const row = await lockedOffer(tx.db, offer.id)
  return { agent, open: row?.state === 'open' ? row : undefined }
}

/** Her lock is held and the offer open, by the action that checked both. */
export async function rejectOpenOffer(tx: Tx, offer: OfferRow, { reason, note }: Rejection): Promise<void> {
  await endOffer(tx.db, offer.id, { state: 'rejected', reason, note: note ?? null, now: tx.now })
  await sendBack(tx, offer, 'rejected')
  await insertDecline(tx.db, offer.contact_id, offer.person_id, new Date(declinedUntil(tx.now.getTime())))
  await announce(tx, offerRejected(await aboutOffer(tx, offer), { offerId: offer.id, reason }))
}

/** She did not answer in time; too often in a row, and she is taken out until she says that she is there. */
export async function missOffer(tx: Tx, offer: OfferRow): Promise<boolean> {
  const { agent, open } = await locked(tx, offer)
  if (!open || open.expires_at > tx.now) return false
  await endOffer(tx.db, offer.id, { state: 'missed', now: tx.now })
  await sendBack(tx, offer, 'missed')
  await insertDecline(tx.db, offer.contact_id, offer.person_id, new Date(declinedUntil(tx.now.getTime())))
  const inARow = agent
    ? missesInARow(await latestEndings(tx.db, agent.person_id, agent.since, mostMissesLookedAt))
    : 0
  const about = await aboutOffer(tx, offer)
  await announce(tx, offerMissed(about, { offerId: offer.id, missesInARow: inARow }))
  const change = afterMisses(inARow)
  if (agent?.state === 'ready' && change) await changeState(tx, agent, change.state, change.reason)
  return true
}

const mostMissesLookedAt = 10

/** `contact-gone`: the visitor has left. `agent-gone`: the contact goes back to wait. */
export async function withdrawOffer(
  tx: Tx,
  offer: OfferRow,
  reason: 'contact-gone' | 'agent-gone',
): Promise<boolean> {
  const { open } = await locked(tx, offer)
  if (!open) return false
  await endOffer(tx.db, offer.id, { state: 'withdrawn', reason, now: tx.now })
  if (reason === 'agent-gone') await sendBack(tx, offer, 'withdrawn')
  else await removeAssignment(tx.db, offer.contact_id)
  await announce(tx, offerWithdrawn(await aboutOffer(tx, offer), { offerId: offer.id, reason }))
  return true
}

/** Out of her hands and back to its place: it never left the queue. */
async function sendBack(tx: Tx, offer: OfferRow, reason: string): Promise<void> {
  await removeAssignment(tx.db, offer.contact_id)
  await holdWaiting(tx.db, offer.contact_id, null)
  await markRequeued(tx, { contactId: offer.contact_id, reason })
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
