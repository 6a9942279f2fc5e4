// What waits where people she leads could serve it, and its way to another line or to one of them.
import type { ContactRecord } from '#contacts/core'
import { markQueued } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id, Instant } from '#protocol'
import { forgetDecline, linesOf, lockedPlace, movePlace, queuesServedWithin } from './store-lines.ts'

export type WaitingLine = { queueId: Id; count: number; since: Instant }

/** The lines that are not empty, the longest wait first. */
export async function linesLed(tx: Tx): Promise<WaitingLine[]> {
  const queueIds = await queuesServedWithin(tx.db, tx.scopeOf('agents.manage'))
  const rows = await linesOf(tx.db, queueIds)
  return rows.map(({ queue_id, many, since }) => ({
    queueId: queue_id,
    count: many,
    since: since.toISOString(),
  }))
}

/** Whether somebody she leads could serve this queue. */
export async function leadsQueue(tx: Tx, queueId: Id): Promise<boolean> {
  return (await queuesServedWithin(tx.db, tx.scopeOf('agents.manage'), queueId)).length > 0
}

export type Moving = {
  contactId: Id
  queueId: Id
  /** Who is asked before all others, until when, while she is ready and has the skills. */
  keptFor?: { personId: Id; until: Date }
}

/** Into another line with the time it has waited. Undefined, and nothing done, when it waits no longer or rings. */
export async function moveToQueue(tx: Tx, moving: Moving): Promise<ContactRecord | undefined> {
  const { contactId, queueId, keptFor } = moving
  if (!(await lockedPlace(tx.db, contactId))) return undefined
  const moved = await markQueued(tx, { contactId, queueId })
  if (!moved) return undefined
  await movePlace(tx.db, { contactId, queueId, keptFor }, tx.now)
  if (keptFor) await forgetDecline(tx.db, contactId, keptFor.personId)
  return moved
}
