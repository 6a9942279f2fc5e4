// Carries out an offer the engine decided. Guarded: of everything the decision rested on, what has
// changed meanwhile makes the claim fail, and nothing is done.
import { markOffered } from '#contacts/server'
import { announce, newId, type Tx } from '#platform/action'
import type { About } from '#protocol'
import { type Decision, offerMade } from '#routing/core'
import { acceptNow } from './accept-offer.ts'
import { removeWaiting } from './store-hands.ts'
import { type Ground, handsHeld, holdOut, lockedGround } from './store-claims.ts'
import { holdsLease, type Lease } from './store-router.ts'

export type Offering = Extract<Decision, { type: 'offer' }>

export type Outcome = 'done' | 'overtaken' | 'not-the-router'

export async function claimOffer(tx: Tx, lease: Lease, decision: Offering): Promise<Outcome> {
  const { contactId, agentId: personId } = decision
  const ground = await lockedGround(tx.db, lease, decision)
  if (!ground) return (await holdsLease(tx.db, lease)) ? 'overtaken' : 'not-the-router'
  if (ground.only_for !== null && ground.only_for !== personId) return 'overtaken'
  // Counted after her lock is held: what was added under it before is seen.
  const held = await handsHeld(tx.db, personId, ground.channel)
  if (held.alone || held.load >= ground.capacity) return 'overtaken'
  if (!(await markOffered(tx, { contactId, personId }))) {
    await removeWaiting(tx.db, contactId)
    return 'overtaken'
  }
  await offer(tx, lease, decision, ground)
  return 'done'
}

async function offer(tx: Tx, { epoch }: Lease, decision: Offering, ground: Ground): Promise<void> {
  const { contactId, agentId: personId, queueId, why } = decision
  const { channel, unit_id: unitId } = ground
  const offerId = newId()
  const expiresAt = new Date(Math.max(decision.expiresAt, tx.now.getTime()))
  await holdOut(tx.db, {
    id: offerId,
    contact_id: contactId,
    person_id: personId,
    queue_id: queueId,
    channel,
    priority: ground.priority,
    exclusive: ground.exclusive,
    offered_at: tx.now,
    expires_at: expiresAt,
    epoch,
    why,
  })
  const about: About = { contactId, personId, queueId, ...(unitId && { unitId }) }
  const times = { offeredAt: tx.now.toISOString(), expiresAt: expiresAt.toISOString() }
  await announce(tx, offerMade(about, { offerId, channel, ...times, why }))
  if (!ground.auto_accept) return
  await acceptNow(tx, about, { offerId, offeredAt: tx.now, auto: true, personName: ground.name })
}
