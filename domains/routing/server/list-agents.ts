import { withinScope } from '#identity/server'
import type { Action } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import type { listAgents as declared } from '#routing/core'
import { shownAgent } from './agent-shown.ts'
import { agentPage, handsOf } from './store-hands.ts'

export const listAgents: Action<typeof declared> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const rows = await agentPage(tx.db, {
    within: withinScope(tx.scope, { person: 'people.id', unit: 'people.unit_id' }),
    unitId: query.unitId,
    after: readCursor(query.cursor, 2),
    limit,
  })
  const page = nextCursor(rows, limit, (row) => [row.name_key, row.person_id])
  const hands = await handsOf(
    tx.db,
    page.items.map((row) => row.person_id),
  )
  return {
    next: page.next,
    items: page.items.map((row) => ({ ...shownAgent(row, hands), name: row.name, unitId: row.unit_id })),
  }
}
