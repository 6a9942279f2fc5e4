import { listContacts as declared, staffContactOf } from '#contacts/core'
import type { Action } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { Refused } from '#protocol'
import { contactPage, startOfDay } from './store.ts'

export const listContacts: Action<typeof declared> = async (tx, { query }) => {
  const { state, unitId, agentId, limit = 50 } = query
  const filter = {
    state,
    unitId,
    agentId,
    holderId: query.mine === true ? mine(tx.actor) : undefined,
    since: query.today === true ? await startOfDay(tx.db, tx.now, tx.organisation.timeZone) : undefined,
  }
  const after = readCursor(query.cursor, ['instant', 'id'])
  const rows = await contactPage(tx.db, tx.scope, filter, { after, limit })
  const page = nextCursor(rows, limit, ({ openedAt, id }) => [openedAt, id])
  return { ...page, items: page.items.map(staffContactOf) }
}

function mine(actor: { kind: string; personId?: string }): string {
  if (actor.personId === undefined) throw new Refused({ code: 'contacts.nothing-is-mine', status: 422 })
  return actor.personId
}
