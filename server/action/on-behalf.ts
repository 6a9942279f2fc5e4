import type { Actor } from '#protocol'
import type { Tx } from './tx.ts'

/** The same transaction for somebody else at another instant: for a story that is told with all who took part. */
export function onBehalf(tx: Tx, who: { actor: Actor; permission?: string | undefined; now: Date }): Tx {
  const scopeOf = (permission: string) => tx.organisation.scopeOf(who.actor, permission)
  return {
    ...tx,
    actor: who.actor,
    now: who.now,
    scopeOf,
    scope: who.permission === undefined ? { reach: 'none' } : scopeOf(who.permission),
  }
}
