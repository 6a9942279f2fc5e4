// The SQL of the organisation tree.
import { sql } from 'kysely'
import type { Id } from '#protocol'
import type { Db } from '#platform/database'
import { reachesOf, roles } from '#identity/core'
import { type Level, mostUnits, type PlacedUnit } from '#people/core'

export type UnitRow = {
  id: Id
  parent_id: Id | null
  level: Level
  name: string
  leader_id: Id | null
  leader_name: string | null
  people: number
  version: number
}

function unitRows(db: Db) {
  return db
    .selectFrom('units as u')
    .leftJoin('people as leader', 'leader.id', 'u.leader_id')
    .select(['u.id', 'u.parent_id', 'u.name', 'u.leader_id', 'leader.name as leader_name', 'u.version'])
    .select(sql<Level>`u.level`.as('level'))
    .select(
      sql<number>`(select count(*)::int from people p where p.unit_id = u.id and p.state = 'active')`.as(
        'people',
      ),
    )
}

/** The whole tree, wide levels first, each by pinyin. */
export function wholeTree(db: Db): Promise<UnitRow[]> {
  return unitRows(db).orderBy('u.depth').orderBy('u.name_key').orderBy('u.id').limit(mostUnits).execute()
}

export function unitById(db: Db, id: Id): Promise<UnitRow | undefined> {
  return unitRows(db).where('u.id', '=', id).executeTakeFirst()
}

/** Where every unit hangs, for the rules about moving. */
export function placedUnits(db: Db): Promise<PlacedUnit[]> {
  return db
    .selectFrom('units')
    .select(['id', 'parent_id as parentId', sql<Level>`level`.as('level')])
    .execute()
}

export function unitsByIds(db: Db, ids: readonly Id[]): Promise<{ id: Id; name: string }[]> {
  return db
    .selectFrom('units')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

export type UnitFields = {
  parent_id: Id | null
  level: Level
  name: string
  name_key: string
  leader_id: Id | null
}

// The parent's depth is part of the foreign key; it is looked up in the same statement.
const depthOf = (parentId: Id | null) => sql<number | null>`(select depth from units where id = ${parentId})`

export async function addUnit(db: Db, unit: UnitFields & { id: Id }): Promise<void> {
  await db
    .insertInto('units')
    .values({ ...unit, parent_depth: depthOf(unit.parent_id) })
    .execute()
}

export async function saveUnit(db: Db, id: Id, version: number, unit: UnitFields): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('units')
    .set({ ...unit, parent_depth: depthOf(unit.parent_id), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteUnitRow(db: Db, id: Id): Promise<void> {
  await db.deleteFrom('units').where('id', '=', id).execute()
}

/** What still hangs on a unit; people who have left count too, for their past is there. */
export async function whatUses(db: Db, id: Id): Promise<{ units: number; people: number; roles: number }> {
  const { rows } = await sql<{ units: number; people: number; roles: number }>`
    select (select count(*)::int from units where parent_id = ${id}) as units,
           (select count(*)::int from people where unit_id = ${id}) as people,
           (select count(*)::int from person_roles where unit_id = ${id}) as roles`.execute(db)
  return rows[0] ?? { units: 0, people: 0, roles: 0 }
}

/** Nobody who has left leads anything; gives the units that lost their leader. */
export async function clearLeader(db: Db, personId: Id): Promise<Id[]> {
  const rows = await db
    .updateTable('units')
    .set((value) => ({ leader_id: null, version: value('version', '+', 1) }))
    .where('leader_id', '=', personId)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

const leadingRoles = roles.filter((role) => reachesOf('contacts.manage')[role] !== undefined)

/** Who leads the nearest unit at or above her own that anybody leads; who leads everything comes last. */
export async function leadersAbove(db: Db, personId: Id): Promise<Id[]> {
  const { rows } = await sql<{ person_id: Id }>`
    with recursive above as (
      select u.id, u.parent_id, 0 as steps from people p join units u on u.id = p.unit_id where p.id = ${personId}
      union all
      select u.id, u.parent_id, above.steps + 1 from units u join above on u.id = above.parent_id
    ), leaders as (
      select r.person_id,
             coalesce(above.steps, case r.role when 'administrator' then 1001 else 1000 end) as steps
        from person_roles r
        join people p on p.id = r.person_id and p.state = 'active'
        left join above on above.id = r.unit_id
       where r.role = any(${leadingRoles}::text[]) and r.person_id <> ${personId}
         and (r.unit_id is null or above.id is not null)
    )
    select distinct person_id from leaders
     where steps = (select min(steps) from leaders) order by person_id`.execute(db)
  return rows.map((row) => row.person_id)
}
