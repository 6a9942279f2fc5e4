// Offers an agent nothing new for a while, though she is ready: what she has goes on.
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { Hold } from '#routing/core'
import { changeHolds } from './change-state.ts'
import { lockedAgent } from './store-hands.ts'

export async function holdBack(tx: Tx, personId: Id, hold: Hold): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  if (agent) await changeHolds(tx, agent, [...agent.holds.filter((one) => one !== hold), hold])
}

export async function letGo(tx: Tx, personId: Id, hold: Hold): Promise<void> {
  const agent = await lockedAgent(tx.db, personId)
  if (agent)
    await changeHolds(
      tx,
      agent,
      agent.holds.filter((one) => one !== hold),
    )
}
