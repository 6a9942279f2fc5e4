// The SQL of customers: reading them, and who may be the same.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { WholeRow } from './customer-row.ts'

const identitiesOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'verified', i.verified,
                                      'addedAt', i.added_at) order by i.added_at, i.id)
    from customer_identities i where i.customer_id = c.id), '[]') as identities`

export const listed = sql`c.id, c.name, c.name_key, c.level, c.language, c.needs, c.tags, c.seen_at,
  c.last_contact_at, c.merged_into, c.version`

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
  return customersWhole(db, ids)
}

export async function customersWhole(db: Db, ids: readonly Id[]): Promise<WholeRow[]> {
  const { rows } = await sql<WholeRow>`
    select ${whole}, ${identitiesOf} from customers c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
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
