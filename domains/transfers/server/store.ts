// All SQL of transfers; that of consults is in store-consults.ts.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { BackReason, TransferState } from '#transfers/core'

export type TransferRow = {
  id: Id
  contact_id: Id
  by_id: Id | null
  by_name: string | null
  from_id: Id
  from_name: string | null
  to_person_id: Id | null
  to_person_name: string | null
  to_queue_id: Id | null
  note: string | null
  state: TransferState
  reason: BackReason | null
  offered_at: Date
  expires_at: Date | null
  ended_at: Date | null
}

function transfers(db: Db) {
  return db
    .selectFrom('transfers')
    .select(['id', 'contact_id', 'by_id', 'by_name', 'from_id', 'from_name', 'note'])
    .select(['to_person_id', 'to_person_name', 'to_queue_id', 'offered_at', 'expires_at', 'ended_at'])
    .select([sql<TransferState>`state`.as('state'), sql<BackReason | null>`reason`.as('reason')])
}

export async function insertTransfer(db: Db, transfer: TransferRow): Promise<void> {
  await db.insertInto('transfers').values(transfer).execute()
}

export async function transferById(db: Db, id: Id): Promise<TransferRow | undefined> {
  return transfers(db).where('id', '=', id).executeTakeFirst()
}

/** Whoever answers or ends a transfer holds this lock, and that of its contact before it. */
export async function lockedTransfer(db: Db, id: Id): Promise<TransferRow | undefined> {
  return transfers(db).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function ringingOf(db: Db, contactId: Id): Promise<TransferRow | undefined> {
  return transfers(db).where('contact_id', '=', contactId).where('state', '=', 'ringing').executeTakeFirst()
}

/** What rings with her, the oldest first. */
export async function ringingWith(db: Db, personId: Id): Promise<TransferRow[]> {
  return transfers(db)
    .where('to_person_id', '=', personId)
    .where('state', '=', 'ringing')
    .orderBy('offered_at')
    .orderBy('id')
    .limit(50)
    .execute()
}

export async function transfersOf(db: Db, contactId: Id, limit: number): Promise<TransferRow[]> {
  return transfers(db).where('contact_id', '=', contactId).orderBy('id', 'desc').limit(limit).execute()
}

export async function saveEnd(
  db: Db,
  id: Id,
  { state, reason, now }: { state: TransferState; reason: BackReason | null; now: Date },
): Promise<void> {
  await db.updateTable('transfers').set({ state, reason, ended_at: now }).where('id', '=', id).execute()
}

/** How often it has come back to who serves it, since she took it. */
export async function bouncesSince(db: Db, contactId: Id, since: Date): Promise<number> {
  const row = await db
    .selectFrom('transfers')
    .select(sql<number>`count(*)::int`.as('many'))
    .where('contact_id', '=', contactId)
    .where('state', '=', 'came-back')
    .where('offered_at', '>=', since)
    .executeTakeFirstOrThrow()
  return row.many
}

export async function ringingTooLong(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('transfers')
    .select('id')
    .where('state', '=', 'ringing')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Somebody active, by name. */
export async function activePerson(
  db: Db,
  personId: Id,
): Promise<{ name: string; unit_id: Id | null } | undefined> {
  return db
    .selectFrom('people')
    .select(['name', 'unit_id'])
    .where('id', '=', personId)
    .where('state', '=', 'active')
    .executeTakeFirst()
}
