import {
  type countCustomers as count,
  type Customer,
  type listCustomers as list,
  type listTags as tags,
  mostCounted,
} from '#customers/core'
import type { Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { type InputOf, largestPage, type Page } from '#protocol'
import { type ListedRow, shownCustomer } from './customer-row.ts'
import { isTelling, searchPattern } from './search-keys.ts'
import { countUpTo, type CustomerFilter, customerPage } from './store-search.ts'
import { tagsLike } from './store.ts'

type Asked = Pick<InputOf<typeof list>['query'], 'q' | 'level' | 'tag'>

const filterOf = ({ q, level, tag }: Asked): CustomerFilter => ({
  level,
  tag: tag?.trim(),
  pattern: q === undefined ? undefined : searchPattern(q),
  isTelling: q !== undefined && isTelling(q),
})

export async function listCustomers(tx: Tx, { query }: InputOf<typeof list>): Promise<Page<Customer>> {
  const { limit = 50 } = query
  // A common word would have to be gathered whole to be sorted by name; who was seen last is at hand.
  const sort = query.q === undefined ? (query.sort ?? 'name') : 'seen'
  const after = readCursor(query.cursor, sort === 'name' ? ['text', 'id'] : ['instant', 'id'])
  const rows = await customerPage(tx.db, filterOf(query), { sort, after, limit })
  const keyOf = (row: ListedRow) => [sort === 'name' ? row.name_key : row.seen_at.toISOString(), row.id]
  const { items, next } = nextCursor(rows, limit, keyOf)
  return { items: items.map(shownCustomer), next }
}

export async function countCustomers(
  tx: Tx,
  { query }: InputOf<typeof count>,
): Promise<{ count: number; more: boolean }> {
  const counted = await countUpTo(tx.db, filterOf(query), mostCounted + 1)
  return { count: Math.min(counted, mostCounted), more: counted > mostCounted }
}

export async function listTags(tx: Tx, { query }: InputOf<typeof tags>): Promise<{ items: string[] }> {
  const pattern =
    query.q === undefined ? undefined : `%${query.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return { items: await tagsLike(tx.db, pattern, largestPage) }
}
