// The organisation tree as screens need it: in its order, with depth and path.
import { useMemo } from 'react'
import { useAsk } from '#connection'
import { levels, listUnits, type Unit } from '#people/core'

export type PlantedUnit = Unit & { depth: number; children: number }

export type Units = {
  all: PlantedUnit[]
  byId: ReadonlyMap<string, PlantedUnit>
  loading: boolean
  error: Error | null
  again(): void
}

/** Parents before children, widest level first, then by name. */
export function planted(units: readonly Unit[]): PlantedUnit[] {
  const known = new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const grow = (parentId: string | null, depth: number): PlantedUnit[] =>
    (below.get(parentId) ?? [])
      .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
      .flatMap((unit) => [
        { ...unit, depth, children: below.get(unit.id)?.length ?? 0 },
        ...grow(unit.id, depth + 1),
      ])
  return grow(null, 0)
}

export function useUnits(): Units {
  const { data, isPending, error, refetch } = useAsk(listUnits, undefined, { staleTime: 60_000 })
  return useMemo(() => {
    const all = planted(data?.items ?? [])
    const byId = new Map(all.map((unit) => [unit.id, unit]))
    return { all, byId, loading: isPending, error, again: () => void refetch() }
  }, [data, isPending, error, refetch])
}
