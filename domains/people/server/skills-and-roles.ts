// What a person can do and may do: replaced as a whole, so that nothing is half given.
import { found, type InputOf, refuseIf } from '#protocol'
import { announce, audit, type Tx } from '#platform/action'
import {
  personChanged,
  type PersonPage,
  rightsChanged,
  type setRoles as rolesDeclared,
  type setSkills as skillsDeclared,
  skillsChanged,
  whyNotSetRoles,
  whyNotSkills,
} from '#people/core'
import { refuseUnknown } from './create-person.ts'
import {
  inAudit,
  pageOfPerson,
  personToManage,
  personWithin,
  rolesInWords,
  skillsInWords,
  subjectOf,
} from './person.ts'
import { refuseStale } from './refusals.ts'
import {
  addRoles,
  addSkills,
  administrators,
  clearRoles,
  clearSkills,
  personById,
  savePerson,
} from './store.ts'

export async function setSkills(
  tx: Tx,
  { params, body }: InputOf<typeof skillsDeclared>,
): Promise<PersonPage> {
  const before = await personToManage(tx, params.personId)
  await refuseStale(tx, body.version, before, 'person')
  refuseIf(whyNotSkills(body.skills), 'people', 422)
  const had = new Set(before.skills.map(({ skillId }) => skillId))
  await refuseUnknown(tx, { skills: body.skills.filter(({ skillId }) => !had.has(skillId)) })
  await clearSkills(tx.db, before.id)
  await addSkills(tx.db, before.id, body.skills)
  await savePerson(tx.db, before.id, body.version, {})
  const after = found(await personById(tx.db, before.id), 'person')
  await announce(
    tx,
    skillsChanged({ personId: before.id, ...(before.unit_id && { unitId: before.unit_id }) }, {}),
  )
  await audit(tx, {
    action: 'people.set-skills',
    subject: inAudit(before),
    before: { skills: skillsInWords(before) },
    after: { skills: skillsInWords(after) },
  })
  return pageOfPerson(tx, before.id)
}

export async function setRoles(tx: Tx, { params, body }: InputOf<typeof rolesDeclared>): Promise<PersonPage> {
  const before = await personWithin(tx, 'roles.grant', params.personId, 'for update')
  await refuseStale(tx, body.version, before, 'person')
  const others = (await administrators(tx.db)).filter((id) => id !== before.id)
  refuseIf(whyNotSetRoles(tx.actor, subjectOf(before), body.roles, others.length), 'people', 403)
  await refuseUnknown(tx, { units: body.roles.map((held) => held.unitId) })
  await clearRoles(tx.db, before.id)
  await addRoles(tx.db, before.id, body.roles)
  await savePerson(tx.db, before.id, body.version, {})
  const after = found(await personById(tx.db, before.id), 'person')
  const about = { personId: before.id, ...(before.unit_id && { unitId: before.unit_id }) }
  await announce(tx, personChanged(about, {}))
  await announce(tx, rightsChanged(about, {}))
  await audit(tx, {
    action: 'people.set-roles',
    subject: inAudit(before),
    before: { roles: rolesInWords(before) },
    after: { roles: rolesInWords(after) },
  })
  return pageOfPerson(tx, before.id)
}
