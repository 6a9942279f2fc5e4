// Puts contacts back, or elsewhere, with the time they have waited and the priority they came with.
import type { ContactRecord } from '#contacts/core'
import { returnContact } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { declinedUntil } from '#routing/core'
import { insertDecline, insertWaiting, removeHand } from './store-hands.ts'

export type Returning = {
  /** Where it waits now; where it came from when nothing is said. */
  queueId?: Id
  /** Nobody else may have it. */
  only?: Id
  /** Who is preferred for it, and until when it waits for her while she is at work. */
  reserved?: { personId: Id; until: Date }
  /** Who does not get it again for a while: so many seconds, or as after a rejection. */
  notTo?: Id
  notToSeconds?: number
}

/**
 * Takes a contact that is served out of its agent's hands: it goes first among those of its own priority.
 * Undefined, and nothing done, when it is not served any more. `reason`: why, such as `agent-left`.
 */
export async function returnToQueue(
  tx: Tx,
  { contactId, reason, ...to }: { contactId: Id; reason: string } & Returning,
): Promise<ContactRecord | undefined> {
  const contact = await returnContact(tx, { contactId, reason })
  if (contact) await lineUpAgain(tx, contact, to)
  return contact
}

/** For whoever has just moved a served contact to waiting by a happening of her own, such as a transfer. */
export async function lineUpAgain(tx: Tx, contact: ContactRecord, to: Returning = {}): Promise<void> {
  const hand = await removeHand(tx.db, contact.id)
  const queueId = to.queueId ?? contact.queueId ?? hand?.queue_id
  if (!queueId) throw new Error(`contact ${contact.id} was served and came from no queue`)
  await insertWaiting(tx.db, {
    contact_id: contact.id,
    queue_id: queueId,
    channel: contact.channel,
    since: new Date(contact.queuedAt ?? contact.openedAt),
    line_since: tx.now,
    priority: hand?.priority ?? 0,
    returned: true,
    reserved_for: to.reserved?.personId ?? null,
    reserved_until: to.reserved?.until ?? null,
    only_for: to.only ?? null,
  })
  if (!to.notTo) return
  const until = new Date(declinedUntil(tx.now.getTime(), to.notToSeconds))
  await insertDecline(tx.db, contact.id, to.notTo, until)
}
