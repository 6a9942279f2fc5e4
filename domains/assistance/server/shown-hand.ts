import type { RaisedHand } from '#assistance/core'
import type { HandRow } from './store.ts'

export function shownHand(row: HandRow): RaisedHand {
  return {
    id: row.id,
    contactId: row.contact_id,
    person: { id: row.person_id, name: row.person_name },
    unitId: row.unit_id,
    customerName: row.customer_name,
    why: row.why,
    words: row.words,
    raisedAt: row.raised_at.toISOString(),
    coming: row.coming_id === null ? null : { id: row.coming_id, name: row.coming_name },
    comingAt: row.coming_at?.toISOString() ?? null,
  }
}
