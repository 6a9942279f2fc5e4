import type { Action, Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import {
  emptyRouting,
  type getContactRouting as declared,
  step,
  type WhyNotYet,
  whyNotYet,
} from '#routing/core'
import { contactFor, seesContact } from '#contacts/server'
import { agentsOnFloor, contactFact, queueFact, queuesWithHours } from './read-facts.ts'
import { agentNames } from './store-hands.ts'
import { offersOfContact } from './store-offers.ts'
import { waitingContacts } from './store-router.ts'

export const getContactRouting: Action<typeof declared> = async (tx, { params }) => {
  const { contactId } = params
  const contact = found(await contactFor(tx, contactId), 'contact')
  found((await seesContact(tx, contact)) ? contact : undefined, 'contact')
  const offers = await offersOfContact(tx.db, contactId)
  const whyNotYet = (await whyStillWaiting(tx, contactId)) ?? null
  const spokenOf = offers.map((offer) => offer.person_id)
  if (whyNotYet && 'agentId' in whyNotYet) spokenOf.push(whyNotYet.agentId)
  return {
    contactId,
    people: await agentNames(tx.db, spokenOf, tx.scopeOf('agents.read')),
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
    whyNotYet,
  }
}

/** Asks an engine of its own, so that every process answers alike and none asks the leader. */
async function whyStillWaiting(tx: Tx, contactId: Id): Promise<WhyNotYet | undefined> {
  const [row] = await waitingContacts(tx.db, [contactId])
  if (!row) return undefined
  const queues = await queuesWithHours(tx.db, tx.now)
  const agents = await agentsOnFloor(tx.db, 'all', 'offers-too')
  const engine = emptyRouting()
  const now = tx.now.getTime()
  step(engine, {
    now,
    facts: [
      ...queues.map((queue) => ({ type: 'queue-is', queue: queueFact(queue) }) as const),
      ...agents.map((agent) => ({ type: 'agent-is', agent }) as const),
      { type: 'contact-is', contact: contactFact(row) },
    ],
  })
  return whyNotYet(engine, contactId, now)
}
