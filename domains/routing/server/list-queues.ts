import type { Action, Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { found, type Id } from '#protocol'
import type {
  getQueue as declaredOne,
  listQueueNames as declaredNames,
  listQueues as declared,
} from '#routing/core'
import { queueById, queueNames, queuePage, shownQueue } from './store-queues.ts'

export const listQueues: Action<typeof declared> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const rows = await queuePage(tx.db, readCursor(query.cursor, ['id']), limit)
  const { items, next } = nextCursor(rows, limit, (row) => [row.id])
  return { items: items.map(shownQueue), next }
}

export const listQueueNames: Action<typeof declaredNames> = async (tx) => ({ items: await queueNames(tx.db) })

export const getQueue: Action<typeof declaredOne> = async (tx, { params }) =>
  shownQueue(found(await queueById(tx.db, params.queueId), 'queue'))

export async function queueNamesOf(tx: Tx): Promise<{ id: Id; name: string }[]> {
  return (await queueNames(tx.db)).map(({ id, name }) => ({ id, name }))
}
