// What follows for routing from what happens elsewhere. Each may run twice, late and out of order.
import { lockContact } from '#contacts/server'
import { announce, type Tx } from '#platform/action'
import type { Id, Instant } from '#protocol'
import { agentReleased } from '#routing/core'
import { withdrawForGood } from './end-offer.ts'
import { markBusyAt, moveAssignment, removeAssignment, removeWaiting, unitOf } from './store-hands.ts'
import { openOfferOf } from './store-offers.ts'
import { startClock, stopClock } from './wrap-up.ts'

/** On `contact.ended`: still in her hands, until she has wrapped it up. */
export async function beginWrapUp(
  tx: Tx,
  { contactId, endedAt }: { contactId: Id; endedAt: Instant },
): Promise<void> {
  // The contact before the hand, as whoever wraps it up meanwhile does: the clock's row asks for it too.
  await lockContact(tx, contactId)
  const begunAt = new Date(endedAt)
  const personId = await moveAssignment(tx.db, contactId, { from: 'serving', to: 'wrap-up', since: begunAt })
  if (personId) await startClock(tx, { contactId, personId, begunAt })
}

/** With a contact's wrap-up: her hand is free, and her turn comes after those who were idle before. */
export async function releaseAgent(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  // Her hand first: whoever starts the clock holds it, and the clock is seen once that is done.
  const personId = await removeAssignment(tx.db, contactId)
  await stopClock(tx, contactId)
  if (!personId) return
  await markBusyAt(tx.db, personId, tx.now)
  const unitId = await unitOf(tx.db, personId)
  await announce(tx, agentReleased({ contactId, personId, ...(unitId && { unitId }) }, {}))
}

/** On `contact.abandoned`: nobody is to be rung for it any more. */
export async function forgetWaiting(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const offer = await openOfferOf(tx.db, contactId)
  if (offer) await withdrawForGood(tx, offer)
  await removeWaiting(tx.db, contactId)
}
