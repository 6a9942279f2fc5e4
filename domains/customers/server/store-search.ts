// The SQL that finds customers: lists, searches, counts.
import { type RawBuilder, sql } from 'kysely'
import { type Db, keysetAfter } from '#platform/database'
import type { ListedRow } from './customer-row.ts'
import { listed } from './store.ts'

/** What a list shows of how she is reached: no more of it, for a page has many rows. */
const reachedBy = sql`(
  select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.added_at, i.id)
    from customer_identities i where i.customer_id = c.id and i.kind in ('phone', 'email')) as identities`

export type CustomerFilter = {
  pattern?: string | undefined
  /** It says so much that few are likely to match. */
  isTelling?: boolean
  level?: number | undefined
  tag?: string | undefined
}

/** What is looked for by an index that knows no order; a level has indexes in the order of either list. */
const isSearched = ({ pattern, tag }: CustomerFilter) => pattern !== undefined || tag !== undefined

function within({ pattern, level, tag }: CustomerFilter): RawBuilder<boolean> {
  return sql<boolean>`c.merged_into is null
    ${pattern === undefined ? sql`` : sql`and c.search_keys like ${pattern}`}
    ${level === undefined ? sql`` : sql`and c.level = ${level}`}
    ${tag === undefined ? sql`` : sql`and c.tags @> array[${tag}]::text[]`}`
}

/** How many there are, counted no further than `most`. */
export async function countUpTo(db: Db, filter: CustomerFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from customers c where ${within(filter)} limit ${most}) as counted`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export type CustomerSort = 'name' | 'seen'
type Page = { sort: CustomerSort; after: (string | number)[] | undefined; limit: number }

/** So many of a list are looked at in its order before an index gathers whoever matches. */
const walked = 1_000
/** So many are gathered by their index and sorted before anybody walks. */
const few = 1_000

/** One row more than the limit. */
export async function customerPage(db: Db, filter: CustomerFilter, page: Page): Promise<ListedRow[]> {
  const order = page.sort === 'name' ? sql`c.name_key, c.id` : sql`c.seen_at desc, c.id desc`
  const rowsOf = async (statement: RawBuilder<unknown>) =>
    (await sql<ListedRow>`${statement}`.execute(db)).rows
  if (!isSearched(filter)) return rowsOf(walk(filter, page, order))
  const gathered = filter.isTelling ? await rowsOf(fewMatching(filter, page, order)) : []
  return gathered.length > 0 ? gathered : rowsOf(searched(filter, page, order))
}

/** Nobody where more match. */
function fewMatching(filter: CustomerFilter, page: Page, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with few as materialized (
      select ${listed} from customers c where ${within(filter)} limit ${few + 1})
    select c.*, ${reachedBy} from (
      select * from few c where (select count(*) from few) <= ${few} and ${beyondCursor(page)}
       order by ${order} limit ${page.limit + 1}) c
     order by ${order}`
}

function walk(filter: CustomerFilter, page: Page, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select c.*, ${reachedBy} from (
      select ${listed} from customers c where ${within(filter)} and ${beyondCursor(page)}
       order by ${order} limit ${page.limit + 1}) c
     order by ${order}`
}

/**
 * What many match fills a page within the first steps of the list; what few match is gathered by its own index and
 * sorted. The planner would have to guess which it is, and guesses wrong.
 */
function searched(filter: CustomerFilter, page: Page, order: RawBuilder<unknown>): RawBuilder<unknown> {
  const full = page.limit + 1
  const some = sql`order by ${order} limit ${full}`
  const beyond = beyondCursor(page)
  // `offset 0`: the matching are gathered first, and sorted after.
  return sql`
    with near as materialized (
      select ${listed} from (
        select ${listed}, c.search_keys from customers c
         where c.merged_into is null and ${beyond} order by ${order} limit ${walked}) c
       where ${within(filter)} ${some}),
    filled as materialized (select count(*) = ${full} as is_full from near)
    select c.*, ${reachedBy} from (
      (select * from near where (select is_full from filled))
      union all
      (select * from (
         select ${listed} from customers c
          where ${within(filter)} and not (select is_full from filled) offset 0) c
        where ${beyond} ${some})) c
     order by ${order}`
}

function beyondCursor({ sort, after }: Page): RawBuilder<boolean> {
  return sort === 'name'
    ? keysetAfter(['c.name_key', 'c.id'], after)
    : keysetAfter(['c.seen_at', 'c.id'], after, 'descending')
}
