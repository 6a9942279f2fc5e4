// The SQL that walks through everybody, the newest record first, and pairs her with older ones that share something.
import { type RawBuilder, sql } from 'kysely'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type Pair = { one: Id; other: Id }

/** Each is paired with no more than so many. */
const mostTwins = 20

/** Older records of which `condition` is true, that still stand for themselves. */
const older = (condition: RawBuilder<boolean>) => sql`
  (select c.id from customers c where c.merged_into is null and c.id < w.id and ${condition}
    order by c.id desc limit ${mostTwins})`

const reachedAlike = sql`
  select alike.id from customer_identities mine cross join lateral (
    select c.id from customer_identities hers join customers c on c.id = hers.customer_id
     where hers.kind in ('phone', 'email') and hers.kind = mine.kind and hers.value = mine.value
       and hers.customer_id < w.id and c.merged_into is null
     order by hers.customer_id desc limit ${mostTwins}) alike
   where mine.customer_id = w.id and mine.kind in ('phone', 'email')`

const bornAlike = sql<boolean>`
  c.birthday is not null and w.name is not null and c.name_key = w.name_key
  and "right"(c.birthday, 5) = "right"(w.birthday, 5)`

export type Walk = {
  after: Pair | undefined
  limit: number
  /** So many are walked past, whatever is found. */
  most: number
}

/** One pair more than the limit, and how far the walk came; `walked` below the most: to the end. */
export async function pairsThatShare(
  db: Db,
  { after, limit, most }: Walk,
): Promise<{ pairs: Pair[]; walked: number; walkedTo: Id | null }> {
  const { rows } = await sql<{ pairs: Pair[]; walked: number; walkedTo: Id | null }>`
    with walked as materialized (
      select id, name, name_key, birthday, id_number from customers
       where merged_into is null and ${after ? sql<boolean>`id <= ${after.one}` : sql<boolean>`true`}
       order by id desc limit ${most}),
    pairs as (
      select w.id as one, twin.id as other from walked w cross join lateral (
        ${reachedAlike}
        union ${older(sql`c.id_number = w.id_number`)}
        union ${older(bornAlike)}) twin
       where not exists (select from customer_distinctions d where d.one_id = twin.id and d.other_id = w.id)),
    page as (
      select one, other from pairs where ${keysetAfter(['one', 'other'], after && [after.one, after.other], 'descending')}
       order by one desc, other desc limit ${limit + 1})
    select coalesce((select json_agg(page order by one desc, other desc) from page), '[]') as pairs,
           (select count(*)::int from walked) as walked,
           (select id from walked order by id limit 1) as "walkedTo"`.execute(db)
  return rows[0] ?? { pairs: [], walked: 0, walkedTo: null }
}
