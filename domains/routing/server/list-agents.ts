import { withinScope } from '#identity/server'
import type { Action, Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import type { Id, Scope } from '#protocol'
import type { AgentListed, listAgents as declared } from '#routing/core'
import { shownAgent } from './agent-shown.ts'
import { agentPage, handsOf } from './store-hands.ts'

export const listAgents: Action<typeof declared> = async (tx, { query }) => agentsWithin(tx, tx.scope, query)

type Asked = { unitId?: Id; cursor?: string; limit?: number }

/** Agents of a scope by name, with their states and what is in their hands. */
export async function agentsWithin(
  tx: Tx,
  scope: Scope,
  { unitId, cursor, limit = 50 }: Asked,
): Promise<{ items: AgentListed[]; next: string | null }> {
  const within = withinScope(scope, { person: 'people.id', unit: 'people.unit_id' })
  const rows = await agentPage(tx.db, { within, unitId, after: readCursor(cursor, ['text', 'id']), limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.name_key, row.person_id])
  const hands = await handsOf(
    tx.db,
    items.map((row) => row.person_id),
  )
  return {
    next,
    items: items.map((row) => ({ ...shownAgent(row, hands), name: row.name, unitId: row.unit_id })),
  }
}
