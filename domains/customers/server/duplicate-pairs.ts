// Everybody who may be there twice: paired by what two records share, judged by core.
import {
  type DuplicatePair,
  isSuggested,
  likenessOf,
  type listDuplicatePairs as declared,
} from '#customers/core'
import type { Tx } from '#platform/action'
import { cursorAt, readCursor } from '#platform/database'
import type { InputOf, Page } from '#protocol'
import { shownCustomer, type WholeRow } from './customer-row.ts'
import { comparable } from './duplicates.ts'
import { customersWhole } from './store.ts'
import { type Pair, pairsThatShare } from './store-duplicates.ts'

const mostWalked = 2_000

/** Before every id: the pairs of the customer that was walked past last are told. */
const noId = '00000000-0000-0000-0000-000000000000'

export async function listDuplicatePairs(
  tx: Tx,
  { query }: InputOf<typeof declared>,
  most = mostWalked,
): Promise<Page<DuplicatePair>> {
  const { limit = 50 } = query
  const [one, other] = readCursor(query.cursor, ['id', 'id']) ?? []
  const after = one === undefined ? undefined : { one: String(one), other: String(other) }
  const { pairs, walked, walkedTo } = await pairsThatShare(tx.db, { after, limit, most })
  const page = pairs.slice(0, limit)
  const end = walked < most || walkedTo === null ? undefined : { one: walkedTo, other: noId }
  const last = pairs.length > limit ? page.at(-1) : end
  return { items: await judged(tx, page), next: last ? cursorAt([last.one, last.other]) : null }
}

async function judged(tx: Tx, pairs: readonly Pair[]): Promise<DuplicatePair[]> {
  const ids = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const rows = new Map((await customersWhole(tx.db, [...ids])).map((row) => [row.id, row]))
  return pairs.flatMap(({ one, other }) => pairOf(rows.get(one), rows.get(other))).filter(isSuggested)
}

function pairOf(one: WholeRow | undefined, other: WholeRow | undefined): DuplicatePair[] {
  if (!one || !other) return []
  const likeness = likenessOf(comparable(one), comparable(other))
  return [{ one: shownCustomer(one), other: shownCustomer(other), ...likeness }]
}
