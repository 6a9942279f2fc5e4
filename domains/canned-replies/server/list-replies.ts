import type { CannedReply, listCannedReplies as declared } from '#canned-replies/core'
import { foundBy } from '#people/server'
import type { Action } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { reachIn } from './reply-reach.ts'
import { repliesWithin, type ReplyRow } from './store.ts'

export const listCannedReplies: Action<typeof declared> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const after = readCursor(query.cursor, ['text', 'id'])
  const rows = await repliesWithin(tx.db, await reachIn(tx), { after, limit, scope: query.scope })
  const { items, next } = nextCursor(rows, limit, (row) => [row.nameKey, row.id])
  return { items: items.map(replyShown), next }
}

export function replyShown({ personId: _whose, nameKey: _key, changedAt, ...row }: ReplyRow): CannedReply {
  const names = [row.name, ...(row.folder === null ? [] : [row.folder])]
  return { ...row, foundBy: foundBy(names), changedAt: changedAt.toISOString() }
}
