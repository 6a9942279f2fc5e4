// The organisation tree: four levels, no circles, nobody lost.
import { type Level, levels } from './shapes.ts'

/** A screen shows the tree whole; a centre with more units than this is drawn wrongly. */
export const mostUnits = 2000

export type PlacedUnit = { id: string; parentId: string | null; level: Level }

export type WhyNotPlace = 'level-not-below-parent' | 'too-many-units'
export type WhyNotMove = 'below-itself' | 'level-not-below-parent' | 'level-not-above-children'
export type WhyNotDelete = 'unit-has-units' | 'unit-has-people' | 'unit-has-roles' | 'unit-in-use'

/** Whether one level may lie below another; levels may be skipped. */
export function isBelow(level: Level, parent: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(parent)
}

/** Why a new unit cannot be put there. */
export function whyNotAdd(
  level: Level,
  parent: PlacedUnit | null,
  unitsAlready: number,
): WhyNotPlace | undefined {
  if (unitsAlready >= mostUnits) return 'too-many-units'
  return parent === null || isBelow(level, parent.level) ? undefined : 'level-not-below-parent'
}

/** Why a unit cannot take this level below this parent. */
export function whyNotMove(
  unit: PlacedUnit,
  to: { parentId: string | null; level: Level },
  all: readonly PlacedUnit[],
): WhyNotMove | undefined {
  if (to.parentId !== null && idsBelow(all, unit.id).has(to.parentId)) return 'below-itself'
  const parent = all.find((other) => other.id === to.parentId)
  if (parent !== undefined && !isBelow(to.level, parent.level)) return 'level-not-below-parent'
  const children = all.filter((other) => other.parentId === unit.id)
  return children.every((child) => isBelow(child.level, to.level)) ? undefined : 'level-not-above-children'
}

/** Why a unit cannot be removed. */
export function whyNotDelete(unit: {
  units: number
  people: number
  roles: number
}): WhyNotDelete | undefined {
  if (unit.units > 0) return 'unit-has-units'
  if (unit.people > 0) return 'unit-has-people'
  return unit.roles > 0 ? 'unit-has-roles' : undefined
}

/** A unit and everything below it. */
export function idsBelow(all: readonly PlacedUnit[], unitId: string): Set<string> {
  const children = Map.groupBy(all, (unit) => unit.parentId)
  const found = new Set<string>()
  const open = [unitId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(children.get(id) ?? []).map((unit) => unit.id))
  }
  return found
}
