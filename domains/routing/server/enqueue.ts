import type { ContactRecord } from '#contacts/core'
import { markQueued } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { Channel } from '#routing/core'
import { insertWaiting } from './store-hands.ts'

export type Enqueuing = {
  contactId: Id
  queueId: Id
  channel: Channel
  /** Waiting counts from here; from now where nothing is said. */
  since?: Date
  /** Added to the queue's. */
  priority?: number
  /** Who is preferred for it, and until when it waits for her while she is at work. */
  reserved?: { personId: Id; until: Date }
  /** Nobody else may have it. */
  only?: Id
}

/**
 * Puts a contact into a queue, in the caller's transaction: what waits is known to the router.
 * Undefined, and nothing done, when it is no longer a contact that waits.
 */
export async function enqueue(tx: Tx, contact: Enqueuing): Promise<ContactRecord | undefined> {
  const { contactId, queueId, since = tx.now, reserved, only } = contact
  const queued = await markQueued(tx, { contactId, queueId })
  if (!queued) return undefined
  await insertWaiting(tx.db, {
    contact_id: contactId,
    queue_id: queueId,
    channel: contact.channel,
    since,
    priority: contact.priority ?? 0,
    level: 0,
    returned: false,
    reserved_for: reserved?.personId ?? null,
    reserved_until: reserved?.until ?? null,
    only_for: only ?? null,
  })
  return queued
}
