import type { Transfer } from '#transfers/core'
import type { TransferRow } from './store.ts'

export function shownTransfer(row: TransferRow): Transfer {
  return {
    id: row.id,
    contactId: row.contact_id,
    by: { id: row.by_id, name: row.by_name },
    from: { id: row.from_id, name: row.from_name },
    toPerson: row.to_person_id === null ? null : { id: row.to_person_id, name: row.to_person_name },
    toQueueId: row.to_queue_id,
    note: row.note,
    state: row.state,
    reason: row.reason,
    offeredAt: row.offered_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
