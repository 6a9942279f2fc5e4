import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type BreakKindNamed, isAway } from '#routing/core'
import { goOnBreak } from './change-state.ts'
import { assignmentsOf, lockedAgent } from './store-hands.ts'

/** She goes on her break; or, nothing done: something is in her hands, or she is not there. */
export async function startBreak(
  tx: Tx,
  personId: Id,
  kind: BreakKindNamed,
): Promise<'begun' | 'hands-full' | 'away'> {
  const agent = await lockedAgent(tx.db, personId)
  if (!agent || isAway(agent.state)) return 'away'
  if ((await assignmentsOf(tx.db, personId)).length > 0) return 'hands-full'
  if (agent.state !== 'break') await goOnBreak(tx, agent, kind)
  return 'begun'
}
