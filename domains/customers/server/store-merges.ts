// The SQL of merges, of pairs that were told apart, and of who looked at what is masked.
import { sql } from 'kysely'
import type { Moved, Sensitive } from '#customers/core'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type MergeRow = {
  id: Id
  merged_id: Id
  merged_name: string | null
  at: Date
  by_name: string | null
  undone_at: Date | null
  undone_by_name: string | null
  moved: Moved
}

/** The latest first. */
export async function mergesOf(db: Db, survivorId: Id, limit: number): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select m.id, m.merged_id, c.name as merged_name, m.at, m.by_name, m.undone_at, m.undone_by_name, m.moved
      from customer_merges m join customers c on c.id = m.merged_id
     where m.survivor_id = ${survivorId} order by m.id desc limit ${limit}`.execute(db)
  return rows
}

export async function insertMerge(
  db: Db,
  merge: {
    id: Id
    survivorId: Id
    mergedId: Id
    moved: Moved
    at: Date
    by: { id: Id | null; name: string | null }
  },
): Promise<void> {
  const { id, survivorId, mergedId, moved, at, by } = merge
  await sql`
    insert into customer_merges (id, survivor_id, merged_id, moved, at, by_id, by_name)
    values (${id}, ${survivorId}, ${mergedId}, ${JSON.stringify(moved)}, ${at}, ${by.id}, ${by.name})`.execute(
    db,
  )
}

export async function markUndone(db: Db, id: Id, at: Date, byName: string | null): Promise<void> {
  await sql`update customer_merges set undone_at = ${at}, undone_by_name = ${byName} where id = ${id}`.execute(
    db,
  )
}

export async function insertDistinction(
  db: Db,
  [one, other]: readonly [Id, Id],
  { at, byName }: { at: Date; byName: string | null },
): Promise<void> {
  await sql`
    insert into customer_distinctions (one_id, other_id, at, by_name)
    values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${at}, ${byName})
    on conflict do nothing`.execute(db)
}

export type RevelationRow = {
  id: Id
  what: Sensitive
  masked: string
  reason: string
  at: Date
  by_name: string | null
}

export async function insertRevelation(
  db: Db,
  customerId: Id,
  { by_id, ...row }: RevelationRow & { by_id: Id | null },
): Promise<void> {
  await db
    .insertInto('customer_revelations')
    .values({ ...row, by_id, customer_id: customerId })
    .execute()
}

/** Of her and of whoever was merged into her, the latest first. */
export async function revelationsOf(
  db: Db,
  customerId: Id,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<RevelationRow[]> {
  const { rows } = await sql<RevelationRow>`
    select r.id, r.what, r.masked, r.reason, r.at, r.by_name from customer_revelations r
     where r.customer_id in (
             with recursive hers as (
               select ${customerId}::uuid as id
               union select c.id from customers c join hers on c.merged_into = hers.id)
             select id from hers)
       and ${keysetAfter(['r.id'], page.after, 'descending')}
     order by r.id desc limit ${page.limit + 1}`.execute(db)
  return rows
}
