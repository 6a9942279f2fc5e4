// Saves the organisation; where a colleague was quicker, shows what she changed and keeps what is typed here.
import { useState } from 'react'
import { askAgain, call, ProblemError, useAct } from '#connection'
import { changeOrganisation, getMe, getOrganisation, type OrganisationFacts } from '#identity/core'
import { changesOf, type Entered, entered } from './organisation-draft.ts'

export type MeanwhileSaved = { before: Entered; after: Entered }

export function useSaveOrganisation(
  onLatest: (latest: OrganisationFacts) => void,
  onSaved: (saved: OrganisationFacts) => void,
) {
  const act = useAct(changeOrganisation, { changes: [getOrganisation, getMe] })
  const [meanwhile, setMeanwhile] = useState<MeanwhileSaved>()
  const [failed, setFailed] = useState<unknown>()

  async function save(base: OrganisationFacts, hers: Entered): Promise<void> {
    setMeanwhile(undefined)
    setFailed(undefined)
    const before = entered(base)
    try {
      onSaved(await act.mutateAsync({ body: { version: base.version, ...changesOf(before, hers) } }))
    } catch (error) {
      const latest = isStale(error) ? await call(getOrganisation).catch(() => undefined) : undefined
      if (!latest) return setFailed(error)
      setMeanwhile({ before, after: entered(latest) })
      onLatest(latest)
      await askAgain(getOrganisation)
    }
  }

  return { save, saving: act.isPending, error: failed, meanwhile }
}

const isStale = (error: unknown) => error instanceof ProblemError && error.problem.code === 'identity.stale'
