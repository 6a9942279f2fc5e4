import type { Action, Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import {
  emptyRouting,
  type getContactRouting as declared,
  step,
  type WhyNotYet,
  whyNotYet,
} from '#routing/core'
import { maySee } from '#contacts/core'
import { contactFor } from '#contacts/server'
import { agentsOnFloor, contactFact, queueFact } from './read-facts.ts'
import { offersOfContact } from './store-offers.ts'
import { queueById } from './store-queues.ts'
import { waitingContacts } from './store-router.ts'

export const getContactRouting: Action<typeof declared> = async (tx, { params }) => {
  const { contactId } = params
  const contact = found(await contactFor(tx, contactId), 'contact')
  found(maySee(contact, tx.actor, tx.scope) ? contact : undefined, 'contact')
  const offers = await offersOfContact(tx.db, contactId)
  return {
    contactId,
    offers: offers.map((offer) => ({
      offerId: offer.id,
      personId: offer.person_id,
      queueId: offer.queue_id,
      state: offer.state,
      offeredAt: offer.offered_at.toISOString(),
      expiresAt: offer.expires_at.toISOString(),
      answeredAt: offer.answered_at?.toISOString() ?? null,
      reason: offer.reason,
      why: offer.why,
    })),
    whyNotYet: (await whyStillWaiting(tx, contactId)) ?? null,
  }
}

/** Asks an engine of its own, so that every process answers alike and none asks the leader. */
async function whyStillWaiting(tx: Tx, contactId: Id): Promise<WhyNotYet | undefined> {
  const [row] = await waitingContacts(tx.db, [contactId])
  if (!row) return undefined
  const queue = await queueById(tx.db, row.queue_id)
  const agents = await agentsOnFloor(tx.db, 'all', 'offers-too')
  const engine = emptyRouting()
  const now = tx.now.getTime()
  step(engine, {
    now,
    facts: [
      ...(queue ? [{ type: 'queue-is', queue: queueFact(queue) } as const] : []),
      ...agents.map((agent) => ({ type: 'agent-is', agent }) as const),
      { type: 'contact-is', contact: contactFact(row) },
    ],
  })
  return whyNotYet(engine, contactId, now)
}
