// What follows for her break when she is somewhere else, or gone. It may follow twice.
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { agentOnScreen } from '#routing/server'
import { isAway } from '#routing/core'
import { givePlaces, move, withdraw } from './move-request.ts'
import { lockPlaces, openRequestOf } from './store.ts'

/** On `agent.state-changed`: whoever is not on a break (any more) gives her place to the next. */
export async function followState(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  await lockPlaces(tx.db)
  const { state } = await agentOnScreen(tx, personId)
  if (state === 'break') return
  await endBreakOf(tx, personId)
  const open = await openRequestOf(tx.db, personId)
  if (open && isAway(state)) await withdraw(tx, open)
}

/** The places' lock is held, and she is not on a break. */
export async function endBreakOf(tx: Tx, personId: Id): Promise<void> {
  const open = await openRequestOf(tx.db, personId)
  if (open?.state !== 'taken') return
  await move(tx, open, 'over', { ended_at: tx.now })
  await givePlaces(tx)
}
