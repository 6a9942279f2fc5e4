// A small centre for tests, and actors who hold roles in it.
import type { Id, PersonActor } from '#protocol'
import type { Role } from '#identity/core'
import type { TestOrganisation } from '#platform/testing'
import { asSystem } from '#platform/testing'
import { createPerson } from './create-person.ts'
import { createUnit } from './units.ts'

export type Centre = Readonly<Record<'centre' | 'teamA' | 'teamB', Id>>

export function furnishUnits(house: TestOrganisation): Promise<Centre> {
  return house.as(asSystem, async (tx) => {
    const centre = await createUnit(tx, { parentId: null, level: 'centre', name: '华东中心' })
    const teamA = await createUnit(tx, { parentId: centre.id, level: 'team', name: '售后一班' })
    const teamB = await createUnit(tx, { parentId: centre.id, level: 'team', name: '订单一班' })
    return { centre: centre.id, teamA: teamA.id, teamB: teamB.id }
  })
}

let hired = 0

/** Somebody new with one role over a unit and everything below it. */
export async function hire(
  house: TestOrganisation,
  role: Role,
  over: readonly Id[],
  name = '新同事',
): Promise<PersonActor> {
  const [unitId = null] = over
  const staffNumber = `T${++hired}`
  const roles = [{ role, unitId: role === 'administrator' ? null : unitId }]
  const person = await house.as(asSystem, (tx) => createPerson(tx, { name, staffNumber, unitId, roles }))
  return {
    kind: 'person',
    personId: person.id,
    name,
    language: 'zh-Hans',
    unitId,
    sessionId: 'session',
    grants: [{ role, unitIds: role === 'administrator' ? [] : over, everywhere: role === 'administrator' }],
  }
}
