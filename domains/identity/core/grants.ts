// Who may give which role to whom: never one that is wider than her own.
import type { Actor, Grant, KeyActor } from '#protocol'
import { isRole, type Permission, permissionsOf, type Role, roles } from './roles.ts'
import { scopeOf } from './scope-of.ts'

/** A role held over a unit; no unit is the whole organisation. */
export type RoleHeld = { role: Role; unitId: string | null }

export type WhyNotGrant = 'not-permitted' | 'administrator-is-everywhere' | 'wider-than-own'

/** Why she may not give this role, or take it away. */
export function whyNotGrant(actor: Actor, held: RoleHeld): WhyNotGrant | undefined {
  if (actor.kind === 'system') return undefined
  if (scopeOf(actor, 'roles.grant').reach === 'none') return 'not-permitted'
  if (held.role === 'administrator' && held.unitId !== null) return 'administrator-is-everywhere'
  return isWithin(actor, held) ? undefined : 'wider-than-own'
}

/** Whether somebody's roles are all within the actor's: only then may she act on that person's account. */
export function outranks(actor: Actor, rolesHeld: readonly RoleHeld[]): boolean {
  return actor.kind === 'system' || rolesHeld.every((held) => isWithin(actor, held))
}

/** Whoever sets somebody's password can be her: a key needs every permission of hers, however it was narrowed. */
export function mayStandIn(actor: Actor, rolesHeld: readonly RoleHeld[]): boolean {
  if (actor.kind === 'key' && !rolesHeld.every(({ role }) => keyHolds(actor, permissionsOf(role))))
    return false
  return outranks(actor, rolesHeld)
}

// Through these one comes to all others: a key without one of them decides over nobody who has it.
const masterKeys: readonly Permission[] = [
  'people.manage',
  'roles.grant',
  'accounts.manage',
  'sessions.manage',
  'keys.manage',
  'settings.manage',
]

const keyHolds = (key: KeyActor, wanted: readonly Permission[]): boolean =>
  key.permissions === null || wanted.every((permission) => key.permissions?.includes(permission))

function isWithin(actor: Actor, held: RoleHeld): boolean {
  if (actor.kind !== 'person' && actor.kind !== 'key') return false
  const needed = permissionsOf(held.role).filter((permission) => masterKeys.includes(permission))
  if (actor.kind === 'key' && !keyHolds(actor, needed)) return false
  return actor.grants.some((grant) => isAsHigh(grant, held.role) && reachesUnit(grant, held.unitId))
}

function isAsHigh(grant: Grant, role: Role): boolean {
  return isRole(grant.role) && roles.indexOf(grant.role) <= roles.indexOf(role)
}

function reachesUnit(grant: Grant, unitId: string | null): boolean {
  return grant.everywhere || (unitId !== null && grant.unitIds.includes(unitId))
}
