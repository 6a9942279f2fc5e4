import { announce, type Tx } from '#platform/action'
import {
  type AgentReason,
  type AgentState,
  agentHoldsChanged,
  agentStateChanged,
  type BreakKindNamed,
  type Hold,
} from '#routing/core'
import type { About, Id } from '#protocol'
import { type AgentRow, saveAgentState, unitOf } from './store-hands.ts'

/** Puts an agent, whose row is locked, into a state and tells it. What held her back is over once she is not there to be held. */
export async function changeState(
  tx: Tx,
  agent: AgentRow,
  state: Exclude<AgentState, 'break'>,
  reason: AgentReason | null,
): Promise<AgentRow> {
  return saveState(tx, agent, { state, reason, breakKind: null })
}

/** The same for a break, which has its kind. */
export async function goOnBreak(tx: Tx, agent: AgentRow, breakKind: BreakKindNamed): Promise<AgentRow> {
  return saveState(tx, agent, { state: 'break', reason: null, breakKind })
}

type Where = { state: AgentState; reason: AgentReason | null; breakKind: BreakKindNamed | null }

async function saveState(tx: Tx, agent: AgentRow, { state, reason, breakKind }: Where): Promise<AgentRow> {
  const version = agent.version + 1
  const holds = state === 'ready' || state === 'not-ready' ? agent.holds : []
  const news = { state, reason, holds, version }
  const changed = { ...agent, ...news, break_kind: breakKind, since: tx.now }
  await saveAgentState(tx.db, changed)
  const about = await aboutAgent(tx, agent.person_id)
  const since = tx.now.toISOString()
  await announce(tx, agentStateChanged(about, { from: agent.state, ...news, breakKind, since }))
  return changed
}

/** Offers an agent, whose row is locked, nothing new while there is any hold on her, and tells it. */
export async function changeHolds(tx: Tx, agent: AgentRow, holds: Hold[]): Promise<void> {
  const same = holds.length === agent.holds.length && holds.every((hold) => agent.holds.includes(hold))
  if (same) return
  const changed = { ...agent, holds, version: agent.version + 1 }
  await saveAgentState(tx.db, changed)
  const about = await aboutAgent(tx, agent.person_id)
  await announce(tx, agentHoldsChanged(about, { holds, version: changed.version }))
}

export async function aboutAgent(tx: Tx, personId: Id): Promise<About> {
  const unitId = await unitOf(tx.db, personId)
  return { personId, ...(unitId && { unitId }) }
}
