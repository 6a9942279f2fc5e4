// Who may see and do what, as data: core tests a row with it, the store compiles it to a WHERE.
import { type Actor, type Belonging, covers, everywhere, type Grant, nowhere, type Scope } from '#protocol'
import { isRole, type Reach, reachesOf } from './roles.ts'

/** The rows this actor reaches under a permission. */
export function scopeOf(actor: Actor, permission: string): Scope {
  if (actor.kind === 'system') return everywhere
  if (actor.kind !== 'person' && actor.kind !== 'key') return nowhere
  if (actor.kind === 'key' && actor.permissions?.includes(permission) === false) return nowhere
  const reaches = reachesOf(permission)
  const self = actor.kind === 'person' ? actor : undefined
  return actor.grants
    .map((grant) => scopeOfGrant(grant, isRole(grant.role) ? reaches[grant.role] : undefined, self))
    .reduce(either, nowhere)
}

type Self = { personId: string; unitId: string | null } | undefined

// A key is nobody: it has neither things of its own nor a team.
function scopeOfGrant(grant: Grant, reach: Reach | undefined, self: Self): Scope {
  if (reach === undefined) return nowhere
  if (reach === 'all') return everywhere
  if (reach === 'tree') return grant.everywhere ? everywhere : some(null, grant.unitIds)
  if (self === undefined) return nowhere
  return some(self.personId, reach === 'team' && self.unitId !== null ? [self.unitId] : [])
}

function some(personId: string | null, unitIds: readonly string[]): Scope {
  return personId === null && unitIds.length === 0 ? nowhere : { reach: 'some', personId, unitIds }
}

function either(a: Scope, b: Scope): Scope {
  if (a.reach === 'none' || b.reach === 'all') return b
  if (b.reach === 'none' || a.reach === 'all') return a
  return some(a.personId ?? b.personId, [...new Set([...a.unitIds, ...b.unitIds])])
}

export type WhyNot = 'signed-out' | 'not-permitted' | 'out-of-reach'

/** Why she may not, for the server's guard and the button that is off; without a row, whether at all. */
export function whyNot(actor: Actor, permission: string, row?: Belonging): WhyNot | undefined {
  if (actor.kind === 'stranger') return 'signed-out'
  const scope = scopeOf(actor, permission)
  if (scope.reach === 'none') return 'not-permitted'
  return row === undefined || covers(scope, row) ? undefined : 'out-of-reach'
}

/** What a scope is called on a screen. */
export function widthOf(scope: Scope): 'none' | 'own' | 'units' | 'all' {
  if (scope.reach !== 'some') return scope.reach
  return scope.unitIds.length > 0 ? 'units' : 'own'
}
