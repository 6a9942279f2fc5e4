// What other domains ask of customers: few columns of many rows.
import { sql } from 'kysely'
import type { Level, Need } from '#customers/core'
import type { Db } from '#platform/database'
import type { Id, Language } from '#protocol'

export type BriefCustomer = {
  id: Id
  name: string | null
  level: Level
  language: Language | null
  needs: Need[]
  mergedInto: Id | null
}

export async function customersById(db: Db, ids: readonly Id[]): Promise<BriefCustomer[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<BriefCustomer>`
    select id, name, level, language, needs, merged_into as "mergedInto" from customers where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

export async function customerWithVisitor(db: Db, visitorId: Id): Promise<BriefCustomer | undefined> {
  const { rows } = await sql<BriefCustomer>`
    select c.id, c.name, c.level, c.language, c.needs, c.merged_into as "mergedInto"
      from customer_identities i join customers c on c.id = i.customer_id
     where i.kind = 'visitor' and i.value = ${visitorId}`.execute(db)
  return rows[0]
}

/** A contact began: it is her last, unless there was a later one, and she moves to the top of those seen last. */
export async function markSeen(db: Db, id: Id, at: Date): Promise<void> {
  await sql`
    update customers set last_contact_at = ${at}, seen_at = greatest(seen_at, ${at})
     where id = ${id} and (last_contact_at is null or last_contact_at < ${at})`.execute(db)
}

/** Everybody who is reached at this number (E.164): one phone may be several people's. */
export async function customersWithPhone(db: Db, number: string, limit: number): Promise<BriefCustomer[]> {
  const { rows } = await sql<BriefCustomer>`
    select c.id, c.name, c.level, c.language, c.needs, c.merged_into as "mergedInto"
      from customer_identities i join customers c on c.id = i.customer_id
     where i.kind = 'phone' and i.value = ${number} and c.merged_into is null
     order by c.seen_at desc, c.id limit ${limit}`.execute(db)
  return rows
}
