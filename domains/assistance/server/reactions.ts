// What follows for help from what happens to a contact. Each may run twice, late and out of order.
import { contactFor } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { lowerHandOf } from './answer-hand.ts'
import { ceaseListening } from './listen.ts'
import { openHandOf } from './store.ts'

/** It left the hands of who raised hers, or the conversation is over: nobody is to come any more. */
export async function followContact(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const contact = await contactFor(tx, contactId)
  if (!contact) return
  const hand = await openHandOf(tx.db, contactId)
  if (hand && hand.person_id !== contact.agent?.id) await lowerHandOf(tx, contactId, 'over')
  if (contact.state === 'serving') return
  await lowerHandOf(tx, contactId, 'over')
  await ceaseListening(tx, contact)
}
