// Two records become one: the other stays as it was, and says into whom it went.
import {
  afterMerge,
  conflictsOf,
  type CustomerPage,
  customersMerged,
  likenessOf,
  type mergeCustomers as declared,
  mergePlan,
  type MergePreview,
  maskedIdentity,
  maskedNeeds,
  type previewMerge as preview,
  type tellApart as distinguish,
  whyNotMerge,
} from '#customers/core'
import { announce, audit, newId, type Tx } from '#platform/action'
import { actorId, found, type Id, type InputOf, refuseIf } from '#protocol'
import { knownCustomer, nameOfActor, pageOf, refuseStale } from './customer.ts'
import {
  fieldsOf,
  inAudit,
  shownCustomer,
  shownField,
  subjectOf,
  type WholeRow,
  wholeOf,
} from './customer-row.ts'
import { comparable } from './duplicates.ts'
import { saveRecord } from './save-record.ts'
import { allRepointings } from './slots.ts'
import { customersForUpdate } from './store.ts'
import { insertDistinction, insertMerge } from './store-merges.ts'
import { moveIdentities, setLastContact, setMergedInto } from './store-record.ts'

export async function mergeCustomers(
  tx: Tx,
  { params, body }: InputOf<typeof declared>,
): Promise<CustomerPage> {
  const [survivor, other] = await bothLocked(tx, params.customerId, body.otherId)
  refuseIf(whyNotMerge(headOf(survivor), headOf(other)), 'customers')
  await refuseStale(tx, body.version, survivor)
  await refuseStale(tx, body.otherVersion, other)
  const [hers, others] = [wholeOf(survivor), wholeOf(other)]
  const moved = mergePlan(hers, others)
  const after = afterMerge(hers, others, moved)
  const mergeId = newId()
  const by = { id: actorId(tx.actor), name: nameOfActor(tx) }
  await insertMerge(tx.db, {
    id: mergeId,
    survivorId: survivor.id,
    mergedId: other.id,
    moved,
    at: tx.now,
    by,
  })
  await moveIdentities(tx.db, moved.identities, survivor.id)
  await saveRecord(tx, survivor.id, after.survivor, after.survivor.identities)
  await setLastContact(tx.db, survivor.id, after.survivor.lastContactAt)
  await setMergedInto(tx.db, other.id, survivor.id)
  const merge = { mergeId, from: other.id, to: survivor.id }
  for (const { move } of allRepointings()) await move(tx, merge)
  await announce(tx, customersMerged({}, { customerId: survivor.id, otherId: other.id }))
  await audit(tx, {
    action: 'customers.merge',
    subject: subjectOf(survivor),
    before: { ...inAudit(hers), merged: null },
    after: { ...inAudit(after.survivor), merged: other.name ?? other.id },
  })
  return pageOf(tx, survivor.id)
}

export async function bothLocked(tx: Tx, oneId: Id, otherId: Id): Promise<[WholeRow, WholeRow]> {
  const rows = await customersForUpdate(tx.db, [oneId, otherId])
  const one = (wanted: Id) =>
    found(
      rows.find(({ id }) => id === wanted),
      'customer',
    )
  return [one(oneId), one(otherId)]
}

export const headOf = ({ id, merged_into }: WholeRow) => ({ id, mergedInto: merged_into })

export async function previewMerge(
  tx: Tx,
  { params, query }: InputOf<typeof preview>,
): Promise<MergePreview> {
  const [survivor, other] = [
    await knownCustomer(tx, params.customerId),
    await knownCustomer(tx, query.otherId),
  ]
  refuseIf(whyNotMerge(headOf(survivor), headOf(other)), 'customers')
  const [hers, others] = [wholeOf(survivor), wholeOf(other)]
  const moved = mergePlan(hers, others)
  const fields = { mine: fieldsOf(survivor), hers: fieldsOf(other) }
  return {
    survivor: shownCustomer(survivor),
    other: shownCustomer(other),
    changes: moved.fields.map(({ field, before, after }) => ({
      field,
      before: shownField(field, before),
      after: shownField(field, after),
    })),
    needs: maskedNeeds(moved.needs),
    tags: [...moved.tags],
    identities: other.identities
      .filter(({ id }) => moved.identities.includes(id))
      .map(({ kind, value }) => ({ kind, shown: maskedIdentity(kind, value) })),
    conflicts: conflictsOf(hers, others).map((field) => ({
      field,
      before: shownField(field, fields.mine[field]),
      after: shownField(field, fields.hers[field]),
    })),
    likeness: likenessOf(comparable(survivor), comparable(other)),
  }
}

export async function tellApart(
  tx: Tx,
  { params, body }: InputOf<typeof distinguish>,
): Promise<Record<never, never>> {
  const [one, other] = [await knownCustomer(tx, params.customerId), await knownCustomer(tx, body.otherId)]
  refuseIf(one.id === other.id ? 'with-herself' : undefined, 'customers')
  await insertDistinction(tx.db, [one.id, other.id], { at: tx.now, byName: nameOfActor(tx) })
  await audit(tx, {
    action: 'customers.tell-apart',
    subject: subjectOf(one),
    after: { other: other.name ?? other.id },
  })
  return {}
}
