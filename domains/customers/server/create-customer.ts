import {
  type createCustomer as declared,
  customerCreated,
  type CustomerPage,
  type Fields,
  type Known,
  normalIdentity,
  sameIdentity,
  whyNotKeep,
} from '#customers/core'
import { announce, audit, newId, type Tx } from '#platform/action'
import { type Id, type InputOf, refuseIf } from '#protocol'
import { pageOf } from './customer.ts'
import { inAudit, subjectOf } from './customer-row.ts'
import { insertRecord } from './save-record.ts'
import { addIdentity } from './store-record.ts'
import { editedFields, editedNeeds, editedTags } from './edited.ts'

export type NewCustomer = InputOf<typeof declared>['body'] & {
  /** Other things she is known by, in their normal form. */
  identities?: readonly (Known & { verified: boolean })[]
}

const nothingKnown: Fields = {
  name: null,
  level: 0,
  language: null,
  salutation: null,
  preferredChannel: null,
  preferredHours: null,
  birthday: null,
  note: null,
  idNumber: null,
  address: null,
}

export async function createCustomer(tx: Tx, wanted: NewCustomer): Promise<CustomerPage> {
  return pageOf(tx, await makeCustomer(tx, wanted))
}

export async function makeCustomer(tx: Tx, wanted: NewCustomer): Promise<Id> {
  const fields = editedFields(nothingKnown, wanted)
  const identities = identitiesOf(wanted)
  refuseIf(whyNotKeep({ name: fields.name, identities: identities.length }), 'customers', 422)
  const [needs, tags] = [editedNeeds(wanted.needs ?? []), editedTags(wanted.tags ?? [])]
  const id = newId()
  await insertRecord(tx, id, { fields, needs, tags }, identities)
  const rows = identities.map((known) => ({ ...known, id: newId(), customerId: id, at: tx.now }))
  for (const row of rows) await addIdentity(tx.db, row)
  await announce(tx, customerCreated({}, { customerId: id }))
  const after = inAudit({ fields, needs, tags, identities: rows })
  await audit(tx, { action: 'customers.create', subject: subjectOf({ id, name: fields.name }), after })
  return id
}

function identitiesOf({ phones = [], emails = [], identities = [] }: NewCustomer) {
  const written = [
    ...phones.map((value) => knownAs('phone', value)),
    ...emails.map((value) => knownAs('email', value)),
    ...identities,
  ]
  return written.filter((known, at) => written.findIndex((other) => sameIdentity(known, other)) === at)
}

export function knownAs(kind: 'phone' | 'email', written: string): Known & { verified: boolean } {
  const normal = normalIdentity(kind, written)
  refuseIf('why' in normal ? normal.why : undefined, 'customers', 422)
  return { kind, value: 'value' in normal ? normal.value : written, verified: false }
}
