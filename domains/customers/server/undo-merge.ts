import {
  afterUndoing,
  type CustomerPage,
  customersParted,
  type undoMerge as declared,
  whyNotUndo,
} from '#customers/core'
import { announce, audit, type Tx } from '#platform/action'
import { found, type InputOf, refuseIf } from '#protocol'
import { knownCustomer, nameOfActor, pageOf } from './customer.ts'
import { inAudit, subjectOf, wholeOf } from './customer-row.ts'
import { bothLocked, headOf } from './merge-customers.ts'
import { saveRecord } from './save-record.ts'
import { allRepointings } from './slots.ts'
import { markUndone, type MergeRow, mergesOf } from './store-merges.ts'
import { moveIdentities, setLastContact, setMergedInto } from './store-record.ts'

const mostLookedThrough = 1_000

export async function undoMerge(tx: Tx, { params }: InputOf<typeof declared>): Promise<CustomerPage> {
  await knownCustomer(tx, params.customerId)
  const merge = await mergeOf(tx, params)
  const [survivor, other] = await bothLocked(tx, params.customerId, merge.merged_id)
  // Somebody may have been quicker while the lock was waited for.
  const all = await mergesOf(tx.db, survivor.id, mostLookedThrough)
  const newest = found(
    all.find(({ id }) => id === merge.id),
    'merge',
  )
  refuseIf(whyNotUndo(shown(newest), headOf(survivor), all.map(shown)), 'customers')
  const [hers, others] = [wholeOf(survivor), wholeOf(other)]
  const after = afterUndoing(hers, others, merge.moved)
  await moveIdentities(
    tx.db,
    merge.moved.identities.filter((id) => hers.identities.some((row) => row.id === id)),
    other.id,
  )
  await saveRecord(tx, survivor.id, after.survivor, after.survivor.identities)
  await setLastContact(tx.db, survivor.id, after.survivor.lastContactAt)
  await setMergedInto(tx.db, other.id, null)
  await saveRecord(tx, other.id, after.merged, after.merged.identities)
  await markUndone(tx.db, merge.id, tx.now, nameOfActor(tx))
  const parted = { mergeId: merge.id, from: other.id, to: survivor.id }
  for (const { restore } of allRepointings()) await restore(tx, parted)
  await announce(tx, customersParted({}, { customerId: survivor.id, otherId: other.id }))
  await audit(tx, {
    action: 'customers.undo-merge',
    subject: subjectOf(survivor),
    before: { ...inAudit(hers), merged: other.name ?? other.id },
    after: { ...inAudit(after.survivor), merged: null },
  })
  return pageOf(tx, survivor.id)
}

async function mergeOf(
  tx: Tx,
  { customerId, mergeId }: InputOf<typeof declared>['params'],
): Promise<MergeRow> {
  const all = await mergesOf(tx.db, customerId, mostLookedThrough)
  return found(
    all.find(({ id }) => id === mergeId),
    'merge',
  )
}

const shown = ({ id, undone_at }: MergeRow) => ({ id, undoneAt: undone_at?.toISOString() ?? null })
