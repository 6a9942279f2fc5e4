import { covers, found, type Id, type InputOf, refuseIf } from '#protocol'
import { announce, audit, newId, type Tx } from '#platform/action'
import { nameKey } from '#platform/names'
import {
  type createUnit as create,
  type deleteUnit as remove,
  type Unit,
  unitChanged,
  unitCreated,
  unitDeleted,
  unitMoved,
  type updateUnit as update,
  whyNotAdd,
  whyNotDelete,
  whyNotMove,
} from '#people/core'
import { refuseStale, refusing } from './refusals.ts'
import { briefPeople } from './store.ts'
import {
  addUnit,
  deleteUnitRow,
  placedUnits,
  saveUnit,
  unitById,
  type UnitFields,
  type UnitRow,
  whatUses,
  wholeTree,
} from './store-units.ts'

export async function listUnits(tx: Tx): Promise<{ items: Unit[] }> {
  return { items: (await wholeTree(tx.db)).map(shown) }
}

export async function createUnit(tx: Tx, wanted: InputOf<typeof create>['body']): Promise<Unit> {
  const all = await placedUnits(tx.db)
  const parent =
    wanted.parentId === null
      ? null
      : found(
          all.find(({ id }) => id === wanted.parentId),
          'unit',
        )
  refuseIf(whyNotHere(tx, wanted.parentId), 'people', 403)
  refuseIf(whyNotAdd(wanted.level, parent, all.length), 'people')
  const leaderId = await existingLeader(tx, wanted.leaderId ?? null)
  const name = wanted.name.trim()
  const id = newId()
  await refusing(() =>
    addUnit(tx.db, {
      id,
      parent_id: wanted.parentId,
      level: wanted.level,
      name,
      name_key: nameKey(name),
      leader_id: leaderId,
    }),
  )
  const unit = shown(found(await unitById(tx.db, id), 'unit'))
  await announce(tx, unitCreated({ unitId: id }, { unitId: id }))
  await audit(tx, { action: 'people.create-unit', subject: subjectOf(unit), after: recorded(unit) })
  return unit
}

export async function updateUnit(tx: Tx, { params, body }: InputOf<typeof update>): Promise<Unit> {
  const before = await unitToManage(tx, params.unitId)
  await refuseStale(tx, body.version, before, 'unit')
  const to = {
    parentId: body.parentId === undefined ? before.parent_id : body.parentId,
    level: body.level ?? before.level,
  }
  const moves = to.parentId !== before.parent_id || to.level !== before.level
  if (moves) await refuseMove(tx, before, to)
  const name = body.name?.trim() ?? before.name
  const leaderId = body.leaderId === undefined ? before.leader_id : await existingLeader(tx, body.leaderId)
  const fields: UnitFields = {
    parent_id: to.parentId,
    level: to.level,
    name,
    name_key: nameKey(name),
    leader_id: leaderId,
  }
  if (!(await refusing(() => saveUnit(tx.db, before.id, body.version, fields)))) {
    await refuseStale(tx, body.version, found(await unitById(tx.db, before.id), 'unit'), 'unit')
  }
  const unit = shown(found(await unitById(tx.db, before.id), 'unit'))
  const about = { unitId: unit.id }
  await announce(tx, unitChanged(about, about))
  if (to.parentId !== before.parent_id) await announce(tx, unitMoved(about, about))
  await audit(tx, {
    action: 'people.update-unit',
    subject: subjectOf(unit),
    before: recorded(shown(before)),
    after: recorded(unit),
  })
  return unit
}

async function refuseMove(
  tx: Tx,
  unit: UnitRow,
  to: { parentId: Id | null; level: UnitRow['level'] },
): Promise<void> {
  const all = await placedUnits(tx.db)
  if (to.parentId !== null)
    found(
      all.find(({ id }) => id === to.parentId),
      'unit',
    )
  if (to.parentId !== unit.parent_id) refuseIf(whyNotHere(tx, to.parentId), 'people', 403)
  refuseIf(whyNotMove({ id: unit.id, parentId: unit.parent_id, level: unit.level }, to, all), 'people')
}

export async function deleteUnit(tx: Tx, { params }: InputOf<typeof remove>): Promise<Record<never, never>> {
  const unit = await unitToManage(tx, params.unitId)
  refuseIf(whyNotDelete(await whatUses(tx.db, unit.id)), 'people')
  await refusing(() => deleteUnitRow(tx.db, unit.id))
  await announce(tx, unitDeleted({ unitId: unit.id }, { unitId: unit.id }))
  const gone = shown(unit)
  await audit(tx, { action: 'people.delete-unit', subject: subjectOf(gone), before: recorded(gone) })
  return {}
}

const reaches = (tx: Tx, unitId: Id | null) => covers(tx.scopeOf('units.manage'), { personId: null, unitId })
const whyNotHere = (tx: Tx, parentId: Id | null) => (reaches(tx, parentId) ? undefined : 'unit-out-of-reach')

async function unitToManage(tx: Tx, id: Id): Promise<UnitRow> {
  const unit = found(await unitById(tx.db, id), 'unit')
  // Everybody sees the tree: this is a refusal with its reason, not a secret.
  refuseIf(whyNotHere(tx, unit.id), 'people', 403)
  return unit
}

async function existingLeader(tx: Tx, id: Id | null): Promise<Id | null> {
  if (id === null) return null
  const [person] = await briefPeople(tx.db, [id])
  return found(person?.state === 'active' ? person : undefined, 'person').id
}

function shown(row: UnitRow): Unit {
  const leader =
    row.leader_id !== null && row.leader_name !== null ? { id: row.leader_id, name: row.leader_name } : null
  const { id, level, name, people, version } = row
  return { id, parentId: row.parent_id, level, name, leader, people, version }
}

const subjectOf = (unit: Unit) => ({ kind: 'unit', id: unit.id, label: unit.name })
const recorded = ({ parentId, level, name, leader }: Unit) => ({
  parentId,
  level,
  name,
  leader: leader?.name ?? null,
})
