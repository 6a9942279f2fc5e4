import type { InputOf, Page } from '#protocol'
import type { Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import type { AuditItem, listAudit as declared } from '#identity/core'
import { type AuditRow, auditTrail } from './store-audit.ts'

export async function listAudit(tx: Tx, { query }: InputOf<typeof declared>): Promise<Page<AuditItem>> {
  const { cursor, limit = 50, ...filter } = query
  const rows = await auditTrail(tx.db, tx.scope, filter, {
    after: readCursor(cursor, ['instant', 'id']),
    limit,
  })
  const { items, next } = nextCursor(rows, limit, (row) => [row.at.toISOString(), row.id])
  return { items: items.map(shown), next }
}

function shown(row: AuditRow): AuditItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    address: row.address,
    userAgent: row.user_agent,
    requestId: row.request_id,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, label: row.subject_label },
    before: row.before ?? {},
    after: row.after ?? {},
    reason: row.reason,
  }
}
