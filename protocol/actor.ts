// Who acts, and how far she reaches.
import type { Id, Language } from './shapes.ts'

/** A role held over a unit; `unitIds` is that unit and everything below it. */
export type Grant = { role: string; unitIds: readonly Id[]; everywhere: boolean }

export type PersonActor = {
  kind: 'person'
  personId: Id
  name: string
  language: Language
  unitId: Id | null
  sessionId: string
  grants: readonly Grant[]
}
/** A program; `permissions` narrows what its role allows. */
export type KeyActor = {
  kind: 'key'
  keyId: Id
  name: string
  grants: readonly Grant[]
  permissions: readonly string[] | null
}
export type VisitorActor = { kind: 'visitor'; visitorId: Id; language: Language }
/** Huawu itself: the router, a reaction, the set-up. */
export type SystemActor = { kind: 'system'; name: string }
export type Stranger = { kind: 'stranger'; language: Language }

export type Actor = PersonActor | KeyActor | VisitorActor | SystemActor | Stranger

/** The rows an actor may see or change under one permission. */
export type Scope =
  | { reach: 'none' }
  | { reach: 'all' }
  | { reach: 'some'; personId: Id | null; unitIds: readonly Id[] }

/** What a row must say of itself to be inside or outside a scope. */
export type Belonging = { personId: Id | null; unitId: Id | null }

export const nowhere: Scope = { reach: 'none' }
export const everywhere: Scope = { reach: 'all' }

export function covers(scope: Scope, row: Belonging): boolean {
  if (scope.reach === 'none') return false
  if (scope.reach === 'all') return true
  const own = scope.personId !== null && row.personId === scope.personId
  return own || (row.unitId !== null && scope.unitIds.includes(row.unitId))
}

/** The identity that goes into the log and the audit trail. */
export function actorId(actor: Actor): Id | null {
  if (actor.kind === 'person') return actor.personId
  if (actor.kind === 'key') return actor.keyId
  if (actor.kind === 'visitor') return actor.visitorId
  return null
}
