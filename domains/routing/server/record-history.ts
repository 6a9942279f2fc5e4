// For a history that is written down afterwards: what the router and the agents did then, told as it is told live,
// whoever is free today. Who is free now, and whose turn it is, stays as it is.
import { markOffered, markRequeued } from '#contacts/server'
import { announce, newId, type Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { type AgentState, agentStateChanged, offerMade, offerMissed, type WhyOffered } from '#routing/core'
import { aboutOffer } from './end-offer.ts'
import { holdWaiting, removeAssignment, unitOf } from './store-hands.ts'
import { holdOut } from './store-claims.ts'
import { endOffer, lockedOffer } from './store-offers.ts'

type PastOffer = { contactId: Id; personId: Id; queueId: Id; expiresAt: Date; why: WhyOffered }

/** The offer as the router made it at `tx.now`; gives its id. */
export async function recordOffer(tx: Tx, offer: PastOffer): Promise<Id> {
  const { contactId, personId, queueId, expiresAt, why } = offer
  await markOffered(tx, { contactId, personId })
  const offerId = newId()
  await holdOut(tx.db, {
    id: offerId,
    contact_id: contactId,
    person_id: personId,
    queue_id: queueId,
    channel: 'chat',
    priority: why.priority,
    exclusive: false,
    offered_at: tx.now,
    expires_at: expiresAt,
    epoch: 0,
    why,
  })
  const unitId = await unitOf(tx.db, personId)
  await announce(
    tx,
    offerMade(
      { contactId, personId, queueId, ...(unitId && { unitId }) },
      {
        offerId,
        channel: 'chat',
        offeredAt: tx.now.toISOString(),
        expiresAt: expiresAt.toISOString(),
        why,
      },
    ),
  )
  return offerId
}

/** A change of state of long ago, as the log has it. */
export async function recordState(
  tx: Tx,
  change: { personId: Id; from: AgentState; state: AgentState },
): Promise<void> {
  const { personId, from, state } = change
  const unitId = await unitOf(tx.db, personId)
  await announce(
    tx,
    agentStateChanged(
      { personId, ...(unitId && { unitId }) },
      { from, state, reason: null, breakKind: null, holds: [], since: tx.now.toISOString(), version: 1 },
    ),
  )
}

/** She did not hear it: the contact went back to its place at `tx.now`. */
export async function recordMiss(tx: Tx, offerId: Id): Promise<void> {
  const offer = found(await lockedOffer(tx.db, offerId), 'offer')
  await markRequeued(tx, { contactId: offer.contact_id, reason: 'missed' })
  await removeAssignment(tx.db, offer.contact_id)
  await holdWaiting(tx.db, offer.contact_id, null)
  await endOffer(tx.db, offerId, { state: 'missed', now: tx.now })
  await announce(tx, offerMissed(await aboutOffer(tx, offer), { offerId, missesInARow: 1 }))
}
