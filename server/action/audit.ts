// The audit trail: who changed what, when, from where, from which value to which.
import { actorId, type Id } from '#protocol'
import { newId } from './new-id.ts'
import type { Tx } from './tx.ts'

export type AuditEntry = {
  /** `people.update`: the thing done, also the key of its words. */
  action: string
  /** `person`, and which one. */
  subject: { kind: string; id: Id | null; label?: string }
  before?: Readonly<Record<string, unknown>> | null
  after?: Readonly<Record<string, unknown>> | null
  /** Why, where the person had to say. */
  reason?: string
}

/**
 * Adds an entry to this transaction; it is stored with the change or not at all.
 * Saving what was there already is no change and leaves no entry.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const changes = differences(entry.before ?? {}, entry.after ?? {})
  const isSame = Object.keys({ ...changes.before, ...changes.after }).length === 0
  if (entry.before && entry.after && isSame) return
  const id = newId()
  await tx.db
    .insertInto('audit')
    .values({
      id,
      at: tx.now,
      actor_kind: tx.actor.kind,
      actor_id: actorId(tx.actor),
      actor_name: 'name' in tx.actor ? tx.actor.name : null,
      address: tx.origin.address,
      user_agent: tx.origin.userAgent,
      request_id: tx.origin.requestId,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      reason: entry.reason ?? null,
    })
    .execute()
  await tx.db
    .insertInto('audit_values')
    .values({
      audit_id: id,
      at: tx.now,
      subject_label: entry.subject.label ?? null,
      before: JSON.stringify(changes.before),
      after: JSON.stringify(changes.after),
    })
    .execute()
  tx.audited.push(entry)
}

type Values = Readonly<Record<string, unknown>>

/** Only the fields that differ: the trail says what changed, not what the row looked like. */
function differences(before: Values, after: Values): { before: Values; after: Values } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const only = (values: Values) =>
    Object.fromEntries(changed.filter((name) => name in values).map((name) => [name, values[name]]))
  return { before: only(before), after: only(after) }
}
