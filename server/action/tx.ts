import type { Actor, Id, Scope, StoredEvent } from '#protocol'
import type { Db } from '#platform/database'
import type { Organisation } from '#platform/organisations'
import type { AuditEntry } from './audit.ts'

/** Where a change came from, for the audit trail. */
export type Origin = { address: string | null; userAgent: string | null; requestId: string | null }

/**
 * One transaction on behalf of one actor at one instant in one organisation.
 * Everything that changes anything takes one; there is no other way in.
 */
export type Tx = {
  readonly db: Db
  readonly organisation: Organisation
  readonly actor: Actor
  /** What the actor reaches under the permission of this action. */
  readonly scope: Scope
  /** The same for any other permission: `tx.scopeOf('people.read')`. */
  scopeOf(permission: string): Scope
  readonly now: Date
  readonly causeId: Id | null
  readonly origin: Origin
  readonly announced: StoredEvent[]
  readonly audited: AuditEntry[]
  /** Runs once the transaction is committed; never when it is rolled back. */
  afterCommit(then: () => void): void
  readonly request: { headers: Headers }
  /** Headers of the answer, for cookies. */
  readonly answer: { headers: Headers }
}
