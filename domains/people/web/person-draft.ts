// A person's record while it is edited: what differs from what was loaded, and what a colleague changed meanwhile.
import type { RoleHeld } from '#identity/core'
import type { PersonPage, PersonSkill } from '#people/core'

export type Draft = {
  staffNumber: string
  name: string
  email: string
  languages: string[]
  unitId: string | null
  skills: PersonSkill[]
  roles: RoleHeld[]
}
export type DraftField = keyof Draft
export const draftFields = ['staffNumber', 'name', 'email', 'languages', 'unitId', 'skills', 'roles'] as const

export const emptyDraft: Draft = {
  staffNumber: '',
  name: '',
  email: '',
  languages: ['zh'],
  unitId: null,
  skills: [],
  roles: [],
}

export function draftOf(person: PersonPage): Draft {
  const { staffNumber, name, email, languages, unitId, skills, roles } = person
  return { staffNumber, name, email: email ?? '', languages, unitId, skills, roles }
}

/** The fields in which two states of a record differ; the order of skills and roles means nothing. */
export function differences(one: Draft, other: Draft): DraftField[] {
  return draftFields.filter((field) => comparable(one[field]) !== comparable(other[field]))
}

function comparable(value: Draft[DraftField]): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(value.map((one) => JSON.stringify(one)).toSorted())
}

/** What she changed stays hers; all else becomes what it is now. */
export function onTopOf(latest: Draft, base: Draft, edited: Draft): Draft {
  const hers = new Set(differences(base, edited))
  const entries = draftFields.map((field) => [field, hers.has(field) ? edited[field] : latest[field]])
  return { ...latest, ...Object.fromEntries(entries) }
}
