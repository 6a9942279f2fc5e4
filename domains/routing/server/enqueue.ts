import type { ContactRecord } from '#contacts/core'
import { lastAgentOf, markQueued } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { Channel } from '#routing/core'
import { insertWaiting } from './store-hands.ts'
import { queueById } from './store-queues.ts'

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
  const { contactId, queueId, since = tx.now, only } = contact
  const queued = await markQueued(tx, { contactId, queueId })
  if (!queued) return undefined
  const reserved = contact.reserved ?? (only ? undefined : await lastAgentFor(tx, queued, queueId))
  await insertWaiting(tx.db, {
    contact_id: contactId,
    queue_id: queueId,
    channel: contact.channel,
    since,
    line_since: since,
    priority: contact.priority ?? 0,
    returned: false,
    reserved_for: reserved?.personId ?? null,
    reserved_until: reserved?.until ?? null,
    only_for: only ?? null,
  })
  return queued
}

/** Who had this customer last, as the queue counts it: while she is free she is preferred. */
async function lastAgentFor(
  tx: Tx,
  { id: contactId, customerId, visitorId }: ContactRecord,
  queueId: Id,
): Promise<Enqueuing['reserved']> {
  const queue = await queueById(tx.db, queueId)
  if (!queue || queue.last_agent_hours === 0) return undefined
  const now = tx.now.getTime()
  const endedAfter = new Date(now - queue.last_agent_hours * 3_600_000)
  const personId = await lastAgentOf(tx.db, { contactId, customerId, visitorId, endedAfter })
  if (!personId) return undefined
  return { personId, until: new Date(now + queue.last_agent_wait_seconds * 1000) }
}
