import { announce, type Tx } from '#platform/action'
import { type AgentReason, type AgentState, agentStateChanged } from '#routing/core'
import { type AgentRow, saveAgentState, unitOf } from './store-hands.ts'

/** Puts an agent, whose row is locked, into a state and tells it. */
export async function changeState(
  tx: Tx,
  agent: AgentRow,
  state: AgentState,
  reason: AgentReason | null,
): Promise<AgentRow> {
  const changed = { ...agent, state, reason, since: tx.now, version: agent.version + 1 }
  await saveAgentState(tx.db, changed)
  const unitId = await unitOf(tx.db, agent.person_id)
  await announce(
    tx,
    agentStateChanged(
      { personId: agent.person_id, ...(unitId && { unitId }) },
      { from: agent.state, state, reason, since: tx.now.toISOString(), version: changed.version },
    ),
  )
  return changed
}
