// What the sample centre remembers of itself.
import type { Db } from '#platform/database'
import type { Organisation } from '#platform/organisations'
import type { Id } from '#protocol'

export type DemoCentre = { seed: string; beganAt: Date }

export async function demoCentre(db: Db): Promise<DemoCentre | undefined> {
  const row = await db.selectFrom('demo_centre').select(['seed', 'began_at']).executeTakeFirst()
  return row && { seed: row.seed, beganAt: row.began_at }
}

export async function rememberCentre(db: Db, { seed, beganAt }: DemoCentre): Promise<void> {
  await db.insertInto('demo_centre').values({ seed, began_at: beganAt }).execute()
}

export async function writtenKeys(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('demo_written').select('key').execute()
  return new Set(rows.map(({ key }) => key))
}

/** False when another has written it: then nothing more is to be written of it. */
export async function markWritten(db: Db, key: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('demo_written')
    .values({ key })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type DemoVisitor = { key: string; visitorId: Id; token: string }

export async function demoVisitors(db: Db): Promise<DemoVisitor[]> {
  const rows = await db.selectFrom('demo_customers').selectAll().execute()
  return rows.map(({ key, visitor_id, token }) => ({ key, visitorId: visitor_id, token }))
}

export async function rememberVisitor(db: Db, { key, visitorId, token }: DemoVisitor): Promise<void> {
  await db.insertInto('demo_customers').values({ key, visitor_id: visitorId, token }).execute()
}

/** History reaches back into months for which there are no partitions yet. */
export async function makePartitionsFrom({ pool }: Organisation, from: Date): Promise<void> {
  await pool.query(
    `select make_partitions(parent, $1, 0, 2) from unnest(array['events', 'audit', 'audit_values', 'messages']) as parent`,
    [from],
  )
}

export type DemoAgentRow = {
  id: Id
  staffNumber: string
  name: string
  unitId: Id
  skills: Record<Id, number>
}

export async function demoAgents({ pool }: Organisation): Promise<DemoAgentRow[]> {
  const { rows } = await pool.query<DemoAgentRow>(
    `select p.id, p.staff_number as "staffNumber", p.name, p.unit_id as "unitId",
            coalesce(jsonb_object_agg(s.skill_id, s.level) filter (where s.skill_id is not null), '{}') as skills
       from agent_states a join people p on p.id = a.person_id left join person_skills s on s.person_id = p.id
      where p.state = 'active' group by p.id order by p.staff_number`,
  )
  return rows
}
