// The trail keeps some things by their ids; people know them by their names.
import { useMemo } from 'react'
import { largestPage } from '#protocol'
import { useAsk } from '#connection'
import { listSkills, listUnits } from '#people/core'

export function useNamesOfIds(): (id: string) => string | undefined {
  const units = useAsk(listUnits, undefined, { staleTime: 60_000 }).data
  const skills = useAsk(listSkills, { query: { limit: largestPage } }, { staleTime: 60_000 }).data
  const names = useMemo(
    () => new Map([...(units?.items ?? []), ...(skills?.items ?? [])].map(({ id, name }) => [id, name])),
    [units, skills],
  )
  return (id) => names.get(id)
}
