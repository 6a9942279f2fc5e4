// The SQL of calls.
import { sql } from 'kysely'
import { type Call, isOver, lookAgainAt } from '#channels-phone/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type CallRow = { id: Id; switchId: Id; contactId: Id | null; call: Call; version: number }

const columns = sql`id, switch_id as "switchId", contact_id as "contactId", state as call, version`

export async function insertCall(
  db: Db,
  { id, switchId, contactId, call }: Omit<CallRow, 'version'>,
): Promise<void> {
  await sql`
    insert into phone_calls (id, switch_id, contact_id, state, begun_at)
    values (${id}, ${switchId}, ${contactId}, ${JSON.stringify(call)}, ${new Date(call.arrivedAt)})`.execute(
    db,
  )
  await insertLegs(db, id, call)
}

export async function callForUpdate(db: Db, id: Id): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`select ${columns} from phone_calls where id = ${id} for update`.execute(
    db,
  )
  return rows[0]
}

export async function callOfContact(db: Db, contactId: Id): Promise<Id | undefined> {
  const { rows } = await sql<{ id: Id }>`
    select id from phone_calls where contact_id = ${contactId} and ended_at is null`.execute(db)
  return rows[0]?.id
}

export async function callWithLeg(db: Db, leg: string): Promise<Id | undefined> {
  const { rows } = await sql<{ id: Id }>`select call_id as id from phone_legs where leg = ${leg}`.execute(db)
  return rows[0]?.id
}

/** Everything of this switch that is not over. */
export async function liveCalls(db: Db, switchId: Id): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    select ${columns} from phone_calls where switch_id = ${switchId} and ended_at is null order by id`.execute(
    db,
  )
  return rows
}

/** Under its lock. */
export async function saveCall(db: Db, { id, call, version }: CallRow): Promise<void> {
  const look = isOver(call) ? undefined : lookAgainAt(call)
  await sql`
    update phone_calls
       set state = ${JSON.stringify(call)}, version = ${version},
           look_at = ${look === undefined ? null : new Date(look)},
           ended_at = ${isOver(call) ? new Date(call.now) : null}
     where id = ${id}`.execute(db)
  await insertLegs(db, id, call)
}

export async function callsDue(db: Db, now: Date, limit: number): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from phone_calls where look_at <= ${now} order by look_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

async function insertLegs(db: Db, id: Id, { legs }: Call): Promise<void> {
  await sql`
    insert into phone_legs (leg, call_id)
    select leg, ${id} from unnest(${legs.map((leg) => leg.id)}::text[]) as leg on conflict do nothing`.execute(
    db,
  )
}
