// The tree of reasons or the list of outcomes as somebody edits it: an outcome is a reason without parents.
import type { Language } from '#protocol'

export type Item = {
  code: string
  parent: string | null
  names: Readonly<Record<Language, string>>
  retired: boolean
  version: number
}

export type ShownItem = Item & { depth: number; children: number }

/** In the order they come in, each behind its parent; what lies below a folded one is left out. */
export function shownItems(items: readonly Item[], folded: ReadonlySet<string>): ShownItem[] {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const above = ({ parent }: Item): Item[] => {
    const up = parent === null ? undefined : byCode.get(parent)
    return up ? [...above(up), up] : []
  }
  return items
    .filter((item) => above(item).every(({ code }) => !folded.has(code)))
    .map((item) => ({
      ...item,
      depth: above(item).length,
      children: items.filter(({ parent }) => parent === item.code).length,
    }))
}

export type Place = { parent: string | null; before: string | null }

/** Where a key puts an item: one place up or down among its siblings, below the one before it, or out of its parent. */
export function placeBy(
  move: 'up' | 'down' | 'in' | 'out',
  { code, parent }: Item,
  items: readonly Item[],
): Place | undefined {
  const siblings = items.filter((item) => item.parent === parent).map((item) => item.code)
  const at = siblings.indexOf(code)
  const before = siblings[at - 1]
  if (move === 'up') return before === undefined ? undefined : { parent, before }
  if (move === 'down') {
    return at === siblings.length - 1 ? undefined : { parent, before: siblings[at + 2] ?? null }
  }
  if (move === 'in') return before === undefined ? undefined : { parent: before, before: null }
  const up = items.find((item) => item.code === parent)
  if (!up) return undefined
  const around = items.filter((item) => item.parent === up.parent).map((item) => item.code)
  return { parent: up.parent, before: around[around.indexOf(up.code) + 1] ?? null }
}
