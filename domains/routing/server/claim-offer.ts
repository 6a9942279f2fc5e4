// Carries out an offer the engine decided. Guarded: of everything the decision rested on, what has
// changed meanwhile makes the claim fail, and nothing is done.
import { markOffered } from '#contacts/server'
import { announce, newId, type Tx } from '#platform/action'
import { type Decision, offerMade } from '#routing/core'
import { capacityOf } from './agent-shown.ts'
import { freeWaiting, handsOf, lockedAgent, removeWaiting } from './store-hands.ts'
import { holdOut } from './store-offers.ts'
import { holdsLease, type Lease } from './store-router.ts'

export type Offering = Extract<Decision, { type: 'offer' }>

export type Outcome = 'done' | 'overtaken' | 'not-the-router'

export async function claimOffer(tx: Tx, lease: Lease, decision: Offering): Promise<Outcome> {
  const { contactId, agentId: personId, queueId, why } = decision
  if (!(await holdsLease(tx.db, lease))) return 'not-the-router'
  const agent = await lockedAgent(tx.db, personId)
  if (agent?.state !== 'ready' || agent.holds.length > 0) return 'overtaken'
  const waiting = await freeWaiting(tx.db, contactId, queueId)
  if (!waiting) return 'overtaken'
  const { channel, priority } = waiting
  const hands = await handsOf(tx.db, [personId])
  const load = hands.filter((hand) => hand.channel === channel).reduce((sum, { many }) => sum + many, 0)
  if (load >= capacityOf(agent)[channel]) return 'overtaken'
  if (!(await markOffered(tx, { contactId, personId }))) {
    await removeWaiting(tx.db, contactId)
    return 'overtaken'
  }
  const offerId = newId()
  const expiresAt = new Date(Math.max(decision.expiresAt, tx.now.getTime()))
  const unitId = await holdOut(tx.db, {
    id: offerId,
    contact_id: contactId,
    person_id: personId,
    queue_id: queueId,
    channel,
    priority,
    offered_at: tx.now,
    expires_at: expiresAt,
    epoch: lease.epoch,
    why,
  })
  await announce(
    tx,
    offerMade(
      { contactId, personId, queueId, ...(unitId && { unitId }) },
      { offerId, channel, offeredAt: tx.now.toISOString(), expiresAt: expiresAt.toISOString(), why },
    ),
  )
  return 'done'
}
