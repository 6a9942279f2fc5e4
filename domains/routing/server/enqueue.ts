import { markQueued } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type Channel, queueFor } from '#routing/core'
import { insertWaiting } from './store-hands.ts'
import { allQueues } from './store-queues.ts'

/** Puts a contact into a queue, in the caller's transaction: waiting and being known of are one. */
export async function enqueue(
  tx: Tx,
  contact: { contactId: Id; queueId: Id; channel: Channel; priority?: number },
): Promise<void> {
  const { contactId, queueId, channel, priority = 0 } = contact
  await markQueued(tx, { contactId, queueId })
  await insertWaiting(tx.db, { contactId, queueId, channel, priority, now: tx.now })
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
