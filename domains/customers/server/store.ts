// The SQL of customers: finding and reading them.
import { type RawBuilder, sql } from 'kysely'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'
import type { ListedRow, WholeRow } from './customer-row.ts'

const identitiesOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'verified', i.verified,
                                      'addedAt', i.added_at) order by i.added_at, i.id)
    from customer_identities i where i.customer_id = c.id), '[]') as identities`

/** What a list shows of how she is reached: no more of it, for a page has many rows. */
const reachedBy = sql`(
  select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.added_at, i.id)
    from customer_identities i where i.customer_id = c.id and i.kind in ('phone', 'email')) as identities`

const listed = sql`c.id, c.name, c.name_key, c.level, c.language, c.needs, c.tags, c.seen_at, c.merged_into, c.version`

const whole = sql`${listed}, c.salutation, c.preferred_channel, c.preferred_hours, c.birthday, c.note, c.id_number,
  c.address, c.created_at`

export async function customerById(db: Db, id: Id, lock?: 'for update'): Promise<WholeRow | undefined> {
  const locked = lock ? sql`for update of c` : sql``
  const { rows } = await sql<WholeRow>`
    select ${whole}, ${identitiesOf} from customers c where c.id = ${id} ${locked}`.execute(db)
  return rows[0]
}

/** Both, locked in one order whoever asks. */
export async function customersForUpdate(db: Db, ids: readonly Id[]): Promise<WholeRow[]> {
  await sql`select from customers where id = any(${[...ids]}::uuid[]) order by id for update`.execute(db)
  const { rows } = await sql<WholeRow>`
    select ${whole}, ${identitiesOf} from customers c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export type CustomerFilter = {
  pattern?: string | undefined
  /** The pattern is never in a list's first steps: nobody need walk there first. */
  isRare?: boolean
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

/** One row more than the limit. */
export async function customerPage(db: Db, filter: CustomerFilter, page: Page): Promise<ListedRow[]> {
  const order = page.sort === 'name' ? sql`c.name_key, c.id` : sql`c.seen_at desc, c.id desc`
  const { rows } = await sql<ListedRow>`
    ${isSearched(filter) ? searched(filter, page, order) : walk(filter, page, order)}`.execute(db)
  return rows
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
  const steps = filter.isRare ? 0 : walked
  // `offset 0`: the matching are gathered first, and sorted after.
  return sql`
    with near as materialized (
      select ${listed} from (
        select ${listed}, c.search_keys from customers c
         where c.merged_into is null and ${beyond} order by ${order} limit ${steps}) c
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

/** Who shares a phone, an e-mail address or an id number with her, or her very name and birthday. */
export async function possibleTwins(
  db: Db,
  known: { id: Id | null; values: readonly string[]; idNumber: string | null; nameKey: string | null },
  limit: number,
): Promise<WholeRow[]> {
  const { rows } = await sql<WholeRow>`
    select ${whole}, ${identitiesOf} from customers c
     where c.merged_into is null and c.id is distinct from ${known.id}
       and c.id in (
         (select customer_id from customer_identities
           where kind in ('phone', 'email') and value = any(${[...known.values]}::text[]) limit ${limit})
         union (select id from customers where id_number = ${known.idNumber} limit ${limit})
         union (select id from customers where merged_into is null and name_key = ${known.nameKey} limit ${limit}))
       and not exists (select from customer_distinctions d
                        where d.one_id = least(c.id, ${known.id}::uuid) and d.other_id = greatest(c.id, ${known.id}::uuid))
     limit ${limit}`.execute(db)
  return rows
}

export async function tagsLike(db: Db, pattern: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from customer_tags ${pattern === undefined ? sql`` : sql`where name ilike ${pattern}`}
     order by name_key, name limit ${limit}`.execute(db)
  return rows.map(({ name }) => name)
}

/** The tags in use that sound and look the same. */
export async function tagsSpelt(
  db: Db,
  wanted: readonly { nameKey: string }[],
): Promise<{ name: string; nameKey: string }[]> {
  const { rows } = await sql<{ name: string; nameKey: string }>`
    select name, name_key as "nameKey" from customer_tags
     where name_key = any(${wanted.map(({ nameKey }) => nameKey)}::text[])`.execute(db)
  return rows
}
