import type { ContactRecord } from '#contacts/core'
import { markQueued } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type Channel, queueFor } from '#routing/core'
import { insertWaiting } from './store-hands.ts'
import { allQueues } from './store-queues.ts'

/**
 * Puts a contact into a queue, in the caller's transaction: what waits is known to the router.
 * Undefined, and nothing done, when it is no longer a contact that waits.
 */
export async function enqueue(
  tx: Tx,
  contact: { contactId: Id; queueId: Id; channel: Channel; priority?: number },
): Promise<ContactRecord | undefined> {
  const { contactId, queueId, channel, priority = 0 } = contact
  const queued = await markQueued(tx, { contactId, queueId })
  if (queued) await insertWaiting(tx.db, { contactId, queueId, channel, priority, since: tx.now })
  return queued
}

/** Where a visitor waits; undefined when no chat queue is open. */
export async function queueForVisitor(
  tx: Tx,
  visitor: { asked?: Id | undefined; text?: string | undefined },
): Promise<Id | undefined> {
  const queues = await allQueues(tx.db)
  const choices = queues.map(({ is_default, ...queue }) => ({ ...queue, isDefault: is_default }))
  return queueFor(choices, { channel: 'chat', ...visitor })?.id
}
