import type { PlantedUnit } from './units.ts'

/** What is seen while some units are folded. */
export function unfolded(units: readonly PlantedUnit[], folded: ReadonlySet<string>): PlantedUnit[] {
  let hiddenBelow = Infinity
  return units.filter((unit) => {
    if (unit.depth > hiddenBelow) return false
    hiddenBelow = folded.has(unit.id) ? unit.depth : Infinity
    return true
  })
}
