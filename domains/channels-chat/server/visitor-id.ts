import type { Tx } from '#platform/action'
import { type Id, Refused } from '#protocol'

/** The visitor that calls; only endpoints for visitors ask. */
export function visitorIdOf(tx: Tx): Id {
  if (tx.actor.kind !== 'visitor') throw new Refused({ code: 'protocol.sign-in', status: 401 })
  return tx.actor.visitorId
}
