// Saves what was changed of a person: her record, her skills, her roles, each only if it differs.
import { useState } from 'react'
import { askAgain, call, ProblemError, useAct } from '#connection'
import {
  createPerson,
  getPerson,
  listPeople,
  listSkills,
  listUnits,
  type PersonPage,
  setRoles,
  setSkills,
  updatePerson,
} from '#people/core'
import { type Draft, type DraftField, differences, draftOf, onTopOf } from './person-draft.ts'

/** What a colleague saved while this record was open. */
export type Meanwhile = { fields: DraftField[]; before: Draft; after: Draft }

export type SavePerson = {
  saving: boolean
  error: Error | null
  meanwhile: Meanwhile | undefined
  save(draft: Draft): Promise<PersonPage | undefined>
}

export function useSavePerson(
  base: PersonPage | undefined,
  rebase: (latest: PersonPage, draft: Draft) => void,
): SavePerson {
  const changes = [getPerson, listPeople, listSkills, listUnits]
  const create = useAct(createPerson, { changes })
  const update = useAct(updatePerson, { changes })
  const skills = useAct(setSkills, { changes })
  const roles = useAct(setRoles, { changes })
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [meanwhile, setMeanwhile] = useState<Meanwhile>()

  async function saveKnown(person: PersonPage, draft: Draft): Promise<PersonPage> {
    const changed = differences(draftOf(person), draft)
    const params = { personId: person.id }
    let latest = person
    const kept = (saved: PersonPage) => {
      latest = saved
      // What is saved stays saved when a later part is refused.
      rebase(saved, draft)
    }
    const record = recordOf(draft, changed)
    if (Object.keys(record).length > 0) {
      kept(await update.mutateAsync({ params, body: { version: latest.version, ...record } }))
    }
    if (changed.includes('skills')) {
      kept(await skills.mutateAsync({ params, body: { version: latest.version, skills: draft.skills } }))
    }
    if (changed.includes('roles')) {
      kept(await roles.mutateAsync({ params, body: { version: latest.version, roles: draft.roles } }))
    }
    return latest
  }

  async function seeWhatChanged(person: PersonPage, draft: Draft): Promise<void> {
    const latest = await call(getPerson, { params: { personId: person.id } })
    const [before, after] = [draftOf(person), draftOf(latest)]
    setMeanwhile({ fields: differences(before, after), before, after })
    rebase(latest, onTopOf(after, before, draft))
    await askAgain(getPerson)
  }

  async function save(draft: Draft): Promise<PersonPage | undefined> {
    setSaving(true)
    setError(null)
    setMeanwhile(undefined)
    try {
      return base ? await saveKnown(base, draft) : await create.mutateAsync({ body: newPerson(draft) })
    } catch (failure) {
      if (base && isStale(failure)) await seeWhatChanged(base, draft).catch(setError)
      else setError(failure instanceof Error ? failure : new Error(String(failure)))
      return undefined
    } finally {
      setSaving(false)
    }
  }

  return { saving, error, meanwhile, save }
}

const isStale = (error: unknown) =>
  error instanceof ProblemError && error.problem.status === 409 && error.problem.code.endsWith('stale')

const recordFields = ['staffNumber', 'name', 'languages', 'unitId'] as const

function recordOf(draft: Draft, changed: readonly DraftField[]) {
  const plain = recordFields.filter((field) => changed.includes(field)).map((field) => [field, draft[field]])
  const email = changed.includes('email') ? { email: draft.email.trim() || null } : {}
  return { ...Object.fromEntries(plain), ...email }
}

function newPerson({ staffNumber, name, email, languages, unitId, skills, roles }: Draft) {
  return { staffNumber, name, email: email.trim() || null, languages, unitId, skills, roles }
}
