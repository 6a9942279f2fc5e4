// What may be done with a person's record, and why not.
import { type Actor, actorId } from '#protocol'
import { outranks, type RoleHeld, whyNotGrant, type WhyNotGrant } from '#identity/core'
import type { PersonSkill, PersonState } from './shapes.ts'

export type Subject = { id: string; state: PersonState; roles: readonly RoleHeld[] }

export type WhyNotChange = 'outranked'
export type WhyNotDepart = WhyNotChange | 'already-left' | 'oneself' | 'last-administrator'
export type WhyNotReturn = WhyNotChange | 'not-left'
export type WhyNotSetRoles = WhyNotGrant | 'last-administrator' | 'role-twice'
export type WhyNotSkills = 'skill-twice'

/** A record of somebody with wider roles decides who can sign in with them: hands off. */
export function whyNotChange(actor: Actor, person: Subject): WhyNotChange | undefined {
  return actorId(actor) === person.id || outranks(actor, person.roles) ? undefined : 'outranked'
}

export function whyNotDepart(
  actor: Actor,
  person: Subject,
  otherAdministrators: number,
): WhyNotDepart | undefined {
  if (person.state === 'left') return 'already-left'
  if (actorId(actor) === person.id) return 'oneself'
  if (isAdministrator(person.roles) && otherAdministrators === 0) return 'last-administrator'
  return whyNotChange(actor, person)
}

export function whyNotReturn(actor: Actor, person: Subject): WhyNotReturn | undefined {
  return person.state === 'left' ? whyNotChange(actor, person) : 'not-left'
}

/** Only what is given or taken away is judged: a role she has anyway is nobody's gift. */
export function whyNotSetRoles(
  actor: Actor,
  person: Subject,
  wanted: readonly RoleHeld[],
  otherAdministrators: number,
): WhyNotSetRoles | undefined {
  if (new Set(wanted.map(keyOf)).size < wanted.length) return 'role-twice'
  const changed = [...without(wanted, person.roles), ...without(person.roles, wanted)]
  const refused = changed.map((held) => whyNotGrant(actor, held)).find((reason) => reason !== undefined)
  if (refused !== undefined) return refused
  const wasLast = isAdministrator(person.roles) && person.state === 'active' && otherAdministrators === 0
  return wasLast && !isAdministrator(wanted) ? 'last-administrator' : undefined
}

export function whyNotSkills(skills: readonly PersonSkill[]): WhyNotSkills | undefined {
  return new Set(skills.map((skill) => skill.skillId)).size < skills.length ? 'skill-twice' : undefined
}

const keyOf = (held: RoleHeld) => `${held.role}@${held.unitId ?? ''}`
const isAdministrator = (held: readonly RoleHeld[]) => held.some((one) => one.role === 'administrator')

function without(all: readonly RoleHeld[], some: readonly RoleHeld[]): RoleHeld[] {
  const keys = new Set(some.map(keyOf))
  return all.filter((held) => !keys.has(keyOf(held)))
}
