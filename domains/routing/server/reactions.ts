// What follows for routing from what happens elsewhere. Each may run twice, late and out of order.
import { announce, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { agentReleased } from '#routing/core'
import { changeState } from './change-state.ts'
import { withdrawForGood, withdrawFromHer } from './end-offer.ts'
import {
  lockedAgent,
  markBusyAt,
  moveAssignment,
  removeAssignment,
  removeWaiting,
  unitOf,
} from './store-hands.ts'
import { openOfferOf, openOffersTo } from './store-offers.ts'

/** On `contact.ended`: still in her hands, until she has wrapped it up. */
export async function beginWrapUp(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  await moveAssignment(tx.db, contactId, { from: 'serving', to: 'wrap-up', now: tx.now })
}

/** On `contact.wrapped-up`: her hand is free, and her turn comes after those who were idle before. */
export async function releaseAgent(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const personId = await removeAssignment(tx.db, contactId)
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

/** On `person.left`: she is offered nothing more, and what she was offered goes back. */
export async function sendAgentAway(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  for (const offer of await openOffersTo(tx.db, personId)) await withdrawFromHer(tx, offer)
  if (agent && agent.state !== 'offline') await changeState(tx, agent, 'offline', 'left')
}
