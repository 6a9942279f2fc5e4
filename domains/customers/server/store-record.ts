// The SQL that keeps customers: their records, what they are known by, what they said of themselves.
import { sql } from 'kysely'
import type { Fields, IdentityKind, Need } from '#customers/core'
import type { Db } from '#platform/database'
import type { Id, Instant } from '#protocol'

export type Kept = { fields: Fields; needs: readonly Need[]; tags: readonly string[] }
export type Keys = { nameKey: string; searchKeys: string }

const columns = ({ fields, needs, tags }: Kept, { nameKey, searchKeys }: Keys) => ({
  name: fields.name,
  name_key: nameKey,
  level: fields.level,
  language: fields.language,
  salutation: fields.salutation,
  needs: JSON.stringify(needs),
  tags: [...tags],
  preferred_channel: fields.preferredChannel,
  preferred_hours: fields.preferredHours,
  birthday: fields.birthday,
  note: fields.note,
  id_number: fields.idNumber,
  address: fields.address,
  search_keys: searchKeys,
})

export async function insertCustomer(db: Db, id: Id, kept: Kept & Keys & { at: Date }): Promise<void> {
  const { at } = kept
  await db
    .insertInto('customers')
    .values({ id, ...columns(kept, kept), created_at: at, seen_at: at })
    .execute()
}

/** Whoever saves holds the lock on her row. */
export async function saveCustomer(db: Db, id: Id, kept: Kept & Keys): Promise<void> {
  await db
    .updateTable('customers')
    .set({ ...columns(kept, kept), version: sql`version + 1` })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function setMergedInto(db: Db, id: Id, survivorId: Id | null): Promise<void> {
  await sql`update customers set merged_into = ${survivorId}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

/** The order of the list follows. */
export async function setLastContact(db: Db, id: Id, at: Instant | null): Promise<void> {
  await sql`
    update customers set last_contact_at = ${at}, seen_at = greatest(created_at, ${at}::timestamptz)
     where id = ${id}`.execute(db)
}

export type NewIdentity = {
  id: Id
  customerId: Id
  kind: IdentityKind
  value: string
  verified: boolean
  at: Date
}

/** One she has already may become proven; a visitor and an account go over to who is named last. */
export async function addIdentity(db: Db, identity: NewIdentity): Promise<void> {
  const { id, customerId, kind, value, verified, at } = identity
  if (kind === 'visitor' || kind === 'account') {
    await sql`delete from customer_identities
               where kind = ${kind} and value = ${value} and customer_id <> ${customerId}`.execute(db)
  }
  await sql`
    insert into customer_identities (id, customer_id, kind, value, verified, added_at)
    values (${id}, ${customerId}, ${kind}, ${value}, ${verified}, ${at})
    on conflict (customer_id, kind, value) do update
       set verified = customer_identities.verified or excluded.verified`.execute(db)
}

export async function removeIdentity(db: Db, id: Id): Promise<void> {
  await sql`delete from customer_identities where id = ${id}`.execute(db)
}

export async function moveIdentities(db: Db, ids: readonly Id[], to: Id): Promise<void> {
  await sql`update customer_identities set customer_id = ${to} where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
}

/** Whose these values are. */
export async function ownersOf(
  db: Db,
  known: readonly { kind: IdentityKind; value: string }[],
): Promise<{ kind: IdentityKind; value: string; customerId: Id }[]> {
  if (known.length === 0) return []
  const { rows } = await sql<{ kind: IdentityKind; value: string; customerId: Id }>`
    select i.kind, i.value, i.customer_id as "customerId"
      from customer_identities i
      join unnest(${known.map(({ kind }) => kind)}::text[], ${known.map(({ value }) => value)}::text[])
           as asked (kind, value) on asked.kind = i.kind and asked.value = i.value
     limit 50`.execute(db)
  return rows
}

export async function keepTags(db: Db, tags: readonly { name: string; nameKey: string }[]): Promise<void> {
  if (tags.length === 0) return
  await db
    .insertInto('customer_tags')
    .values(tags.map(({ name, nameKey }) => ({ name, name_key: nameKey })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Claim = { name: string | null; phone: string | null; email: string | null }

export async function keepClaim(db: Db, visitorId: Id, claim: Claim & { at: Date }): Promise<void> {
  const { name, phone, email, at } = claim
  await sql`
    insert into customer_claims (visitor_id, name, phone, email, at)
    values (${visitorId}, ${name}, ${phone}, ${email}, ${at})
    on conflict (visitor_id) do update
       set name = coalesce(excluded.name, customer_claims.name),
           phone = coalesce(excluded.phone, customer_claims.phone),
           email = coalesce(excluded.email, customer_claims.email), at = excluded.at`.execute(db)
}

export async function claimOf(db: Db, visitorId: Id): Promise<Claim | undefined> {
  return db
    .selectFrom('customer_claims')
    .select(['name', 'phone', 'email'])
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst()
}
