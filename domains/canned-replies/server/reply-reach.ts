// How far whoever asks reaches among canned replies, and the one she names.
import { maySeeReply, reachOf, type ReplyReach } from '#canned-replies/core'
import type { Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { replyById, type ReplyRow, unitsAbove } from './store.ts'

export async function reachIn(tx: Tx): Promise<ReplyReach> {
  const unitId = tx.actor.kind === 'person' ? tx.actor.unitId : null
  const units = await unitsAbove(tx.db, unitId)
  return reachOf(tx.actor, units, tx.scopeOf('replies.manage-team'), tx.scopeOf('replies.manage-all'))
}

/** What is not hers to see is not there. */
export async function visibleReply(tx: Tx, replyId: Id, reach: ReplyReach): Promise<ReplyRow> {
  const row = await replyById(tx.db, replyId, reach.personId)
  return found(row && maySeeReply(row, reach) ? row : undefined, 'canned-reply')
}
