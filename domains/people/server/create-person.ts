import { covers, found, type Id, type InputOf, type Language, refuseIf } from '#protocol'
import { nameKey } from '#platform/names'
import { announce, audit, newId, type Tx } from '#platform/action'
import type { RoleHeld } from '#identity/core'
import { beginIn, setPassword } from '#identity/server'
import {
  type createPerson as declared,
  personCreated,
  type PersonPage,
  type PersonSkill,
  whyNotSetRoles,
  whyNotSkills,
} from '#people/core'
import { pageOfPerson } from './person.ts'
import { refusing } from './refusals.ts'
import { searchKeys } from './search-keys.ts'
import { addPerson, addRoles, addSkills, skillsByIds } from './store.ts'
import { unitsByIds } from './store-units.ts'

export type NewPerson = InputOf<typeof declared>['body'] & {
  /** Only set-up gives one: anybody else is invited. */
  password?: string | undefined
  language?: Language | undefined
}

export async function createPerson(tx: Tx, wanted: NewPerson): Promise<PersonPage> {
  const { unitId, skills = [], roles = [] } = wanted
  const id = newId()
  refuseIf(whyNotInUnit(tx, unitId), 'people', 403)
  refuseIf(whyNotSkills(skills), 'people', 422)
  refuseIf(whyNotSetRoles(tx.actor, { id, state: 'active', roles: [] }, roles, 1), 'people', 403)
  await refuseUnknown(tx, { units: [unitId, ...roles.map((held) => held.unitId)], skills })
  const name = wanted.name.trim()
  const email = wanted.email?.trim() ?? null
  const fields = {
    staff_number: wanted.staffNumber,
    name,
    email,
    languages: wanted.languages ?? [],
    unit_id: unitId,
  }
  await refusing(() =>
    addPerson(tx.db, {
      ...fields,
      id,
      name_key: nameKey(name),
      search_keys: searchKeys({ name, email, staffNumber: wanted.staffNumber }),
      created_at: tx.now,
    }),
  )
  await addSkills(tx.db, id, skills)
  await addRoles(tx.db, id, roles)
  if (wanted.language) await beginIn(tx, id, wanted.language)
  if (wanted.password !== undefined) {
    await refusing(() =>
      setPassword(tx, { id, name, email, staff_number: wanted.staffNumber }, wanted.password ?? ''),
    )
  }
  await announce(tx, personCreated({ personId: id, ...(unitId && { unitId }) }, {}))
  await audit(tx, {
    action: 'people.create',
    subject: { kind: 'person', id, label: name },
    after: {
      staffNumber: wanted.staffNumber,
      name,
      email,
      languages: fields.languages,
      unitId,
      skills,
      roles,
    },
  })
  return pageOfPerson(tx, id)
}

/** The first of all: she administers the whole organisation. */
export function createFirstAdministrator(
  tx: Tx,
  wanted: {
    name: string
    email: string
    staffNumber?: string | undefined
    password: string
    language: Language
  },
): Promise<PersonPage> {
  const { staffNumber = '1000', ...rest } = wanted
  const roles: RoleHeld[] = [{ role: 'administrator', unitId: null }]
  return createPerson(tx, { ...rest, staffNumber, unitId: null, roles })
}

/** Why the actor may put nobody into this unit. */
export function whyNotInUnit(tx: Tx, unitId: Id | null): 'unit-out-of-reach' | undefined {
  return covers(tx.scopeOf('people.manage'), { personId: null, unitId }) ? undefined : 'unit-out-of-reach'
}

/** What is named has to exist, and a retired skill is given to nobody. */
export async function refuseUnknown(
  tx: Tx,
  named: { units?: readonly (Id | null)[]; skills?: readonly PersonSkill[] },
): Promise<void> {
  const unitIds = new Set((named.units ?? []).filter((id) => id !== null))
  const skillIds = new Set((named.skills ?? []).map((skill) => skill.skillId))
  if (unitIds.size > 0) found((await unitsByIds(tx.db, [...unitIds])).length === unitIds.size || null, 'unit')
  if (skillIds.size === 0) return
  const skills = await skillsByIds(tx.db, [...skillIds])
  found(skills.length === skillIds.size || null, 'skill')
  refuseIf(skills.some((skill) => skill.retired) ? 'skill-retired' : undefined, 'people')
}
