import {
  type addIdentity as add,
  customerChanged,
  type CustomerPage,
  type removeIdentity as remove,
  sameIdentity,
  whyNotKeep,
} from '#customers/core'
import { announce, audit, newId, type Tx } from '#platform/action'
import { found, type InputOf, refuseIf } from '#protocol'
import { knownAs } from './create-customer.ts'
import { customerToTouch, pageOfRow } from './customer.ts'
import { inAudit, subjectOf, type StoredIdentity, type WholeRow, wholeOf } from './customer-row.ts'
import { saveRecord } from './save-record.ts'
import { customerById } from './store.ts'
import { addIdentity as store, removeIdentity as drop } from './store-record.ts'

export async function addIdentity(tx: Tx, { params, body }: InputOf<typeof add>): Promise<CustomerPage> {
  const row = await customerToTouch(tx, 'customers.manage', params.customerId)
  const known = knownAs(body.kind, body.value)
  if (row.identities.some((hers) => sameIdentity(hers, known))) return pageOfRow(tx, row)
  await store(tx.db, { ...known, id: newId(), customerId: row.id, at: tx.now })
  const after = await resaved(tx, row)
  await audit(tx, { action: 'customers.add-identity', ...changeOf(row, after) })
  return pageOfRow(tx, after)
}

export async function removeIdentity(tx: Tx, { params }: InputOf<typeof remove>): Promise<CustomerPage> {
  const row = await customerToTouch(tx, 'customers.manage', params.customerId)
  const identity = found(
    row.identities.find(({ id }) => id === params.identityId),
    'identity',
  )
  const left = row.identities.length - 1
  refuseIf(whyNotKeep({ name: row.name, identities: left }), 'customers', 422)
  await drop(tx.db, identity.id)
  const after = await resaved(tx, row)
  await audit(tx, { action: 'customers.remove-identity', ...changeOf(row, after) })
  return pageOfRow(tx, after)
}

/** After her identities changed: the keys she is found by follow, and everybody is told. */
export async function resaved(tx: Tx, row: WholeRow): Promise<WholeRow> {
  const now = found(await customerById(tx.db, row.id), 'customer')
  await saveRecord(tx, row.id, wholeOf(now), now.identities)
  await announce(tx, customerChanged({}, { customerId: row.id }))
  return { ...now, version: now.version + 1 }
}

const changeOf = (before: WholeRow, after: WholeRow) => ({
  subject: subjectOf(before),
  before: only(before.identities, before),
  after: only(after.identities, after),
})

const only = (identities: readonly StoredIdentity[], row: WholeRow) => ({
  identities: inAudit({ ...wholeOf(row), identities })['identities'],
})
