// Loads a customer for reading or changing, and shows her page.
import { type CustomerPage, type Merge, whyNotEdit, whyNotTouch } from '#customers/core'
import type { Permission } from '#identity/core'
import { lastChangeOf } from '#identity/server'
import type { Tx } from '#platform/action'
import { actorId, found, type Id, Refused, refuseIf } from '#protocol'
import { shownPage, type WholeRow } from './customer-row.ts'
import { servedByActor } from './slots.ts'
import { customerById } from './store.ts'
import { type MergeRow, mergesOf } from './store-merges.ts'

const mostMerges = 50

export async function knownCustomer(tx: Tx, id: Id): Promise<WholeRow> {
  return found(await customerById(tx.db, id), 'customer')
}

/** With her lock, for an action that changes her under a permission. */
export async function customerToTouch(tx: Tx, permission: Permission, id: Id): Promise<WholeRow> {
  const row = found(await customerById(tx.db, id, 'for update'), 'customer')
  await refuseUntouchable(tx, permission, id)
  refuseIf(whyNotEdit({ mergedInto: row.merged_into }), 'customers')
  return row
}

export async function refuseUntouchable(tx: Tx, permission: Permission, id: Id): Promise<void> {
  const scope = tx.scopeOf(permission)
  const isHers = scope.reach === 'some' && (await servedByActor(tx, id))
  refuseIf(whyNotTouch(scope, { servedBy: isHers ? actorId(tx.actor) : null }), 'customers', 403)
}

/** Refuses a write that did not see the newest version, and says what changed since. */
export async function refuseStale(tx: Tx, seen: number, row: { id: Id; version: number }): Promise<void> {
  if (seen === row.version) return
  const last = await lastChangeOf(tx.db, { kind: 'customer', id: row.id })
  const facts = {
    version: row.version,
    by: last?.by ?? '',
    at: last?.at.toISOString() ?? '',
    fields: last?.fields.join(', ') ?? '',
  }
  throw new Refused({ code: 'customers.stale', status: 409, facts })
}

export async function pageOf(tx: Tx, id: Id): Promise<CustomerPage> {
  return pageOfRow(tx, await knownCustomer(tx, id))
}

export async function pageOfRow(tx: Tx, row: WholeRow): Promise<CustomerPage> {
  const [merges, servedByYou] = await Promise.all([
    mergesOf(tx.db, row.id, mostMerges),
    servedByActor(tx, row.id),
  ])
  return shownPage(row, { merges: merges.map(shownMerge), servedByYou })
}

const shownMerge = (row: MergeRow): Merge => ({
  id: row.id,
  mergedId: row.merged_id,
  mergedName: row.merged_name,
  at: row.at.toISOString(),
  by: row.by_name,
  undoneAt: row.undone_at?.toISOString() ?? null,
  undoneBy: row.undone_by_name,
})

export const nameOfActor = (tx: Tx): string | null => ('name' in tx.actor ? tx.actor.name : null)
