import type { WrapUp } from '#contacts/core'
import type { DraftPlace } from './drafts.ts'
import { useDraft } from './use-draft.ts'

const empty: WrapUp = { reasons: [], resolved: null, outcome: null, note: null }

/** What somebody has chosen for a wrap-up so far, kept like everything else she writes. */
export function useWrapUpDraft(place: Omit<DraftPlace, 'kind'>): [WrapUp, (wrapUp: WrapUp) => void] {
  const [kept, keep] = useDraft({ ...place, kind: 'wrap-up' })
  return [read(kept), (wrapUp) => keep(JSON.stringify(wrapUp))]
}

/** This browser wrote it; what it cannot read it forgets. */
function read(kept: string): WrapUp {
  if (kept === '') return empty
  try {
    return { ...empty, ...(JSON.parse(kept) as Partial<WrapUp>) }
  } catch {
    return { ...empty, note: kept }
  }
}
