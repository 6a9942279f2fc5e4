// The SQL of kinds of breaks and of places.
import { sql } from 'kysely'
import type { BreakKind, PlaceLimit } from '#breaks/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

type KindRow = {
  id: Id
  name_zh_hans: string
  name_zh_hant: string
  name_en: string
  planned_minutes: number
  grace_minutes: number
  needs_approval: boolean
  is_paid: boolean
  retired: boolean
  version: number
}

const columns = [
  'id',
  'name_zh_hans',
  'name_zh_hant',
  'name_en',
  'planned_minutes',
  'grace_minutes',
  'needs_approval',
  'is_paid',
  'retired',
  'version',
] as const

function kindOf(row: KindRow): BreakKind {
  return {
    id: row.id,
    names: { 'zh-Hans': row.name_zh_hans, 'zh-Hant': row.name_zh_hant, en: row.name_en },
    plannedMinutes: row.planned_minutes,
    graceMinutes: row.grace_minutes,
    needsApproval: row.needs_approval,
    isPaid: row.is_paid,
    retired: row.retired,
    version: row.version,
  }
}

function rowOf({ names, plannedMinutes, graceMinutes, needsApproval, isPaid, ...kind }: BreakKind): KindRow {
  return {
    ...kind,
    name_zh_hans: names['zh-Hans'],
    name_zh_hant: names['zh-Hant'],
    name_en: names.en,
    planned_minutes: plannedMinutes,
    grace_minutes: graceMinutes,
    needs_approval: needsApproval,
    is_paid: isPaid,
  }
}

/** A centre has a dozen; those still in use come first. */
export async function allKinds(db: Db): Promise<BreakKind[]> {
  const rows = await db
    .selectFrom('break_kinds')
    .select(columns)
    .orderBy('retired')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(kindOf)
}

export async function kindById(db: Db, kindId: Id): Promise<BreakKind | undefined> {
  const row = await db.selectFrom('break_kinds').select(columns).where('id', '=', kindId).executeTakeFirst()
  return row && kindOf(row)
}

export async function lockedKind(db: Db, kindId: Id): Promise<BreakKind | undefined> {
  const row = await db
    .selectFrom('break_kinds')
    .select(columns)
    .where('id', '=', kindId)
    .forUpdate()
    .executeTakeFirst()
  return row && kindOf(row)
}

export async function insertKind(db: Db, kind: BreakKind): Promise<void> {
  await db.insertInto('break_kinds').values(rowOf(kind)).execute()
}

export async function saveKind(db: Db, kind: BreakKind): Promise<void> {
  await db.updateTable('break_kinds').set(rowOf(kind)).where('id', '=', kind.id).execute()
}

export async function allLimits(db: Db): Promise<PlaceLimit[]> {
  return db
    .selectFrom('break_places')
    .select(['unit_id as unitId', 'kind_id as kindId', 'places'])
    .orderBy('unit_id')
    .orderBy(sql`kind_id nulls first`)
    .execute()
}

export async function unitExists(db: Db, unitId: Id): Promise<boolean> {
  const row = await db.selectFrom('units').select('id').where('id', '=', unitId).executeTakeFirst()
  return row !== undefined
}

export async function replaceLimits(
  db: Db,
  unitId: Id,
  limits: readonly Pick<PlaceLimit, 'kindId' | 'places'>[],
): Promise<void> {
  await db.deleteFrom('break_places').where('unit_id', '=', unitId).execute()
  if (limits.length === 0) return
  await db
    .insertInto('break_places')
    .values(limits.map(({ kindId, places }) => ({ unit_id: unitId, kind_id: kindId, places })))
    .execute()
}
