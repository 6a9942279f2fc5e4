import {
  customerChanged,
  type CustomerPage,
  type Fields,
  keptNeeds,
  keptText,
  type updateCustomer as declared,
  whyNotKeep,
  whyNotKeepWords,
} from '#customers/core'
import { announce, audit, type Tx } from '#platform/action'
import { type InputOf, refuseIf } from '#protocol'
import { customerToTouch, pageOf, refuseStale } from './customer.ts'
import { inAudit, subjectOf, wholeOf, wordsOf } from './customer-row.ts'
import { editedFields, editedNeeds, editedTags } from './edited.ts'
import { saveRecord } from './save-record.ts'

export async function updateCustomer(
  tx: Tx,
  { params, body }: InputOf<typeof declared>,
): Promise<CustomerPage> {
  const row = await customerToTouch(tx, 'customers.manage', params.customerId)
  await refuseStale(tx, body.version, row)
  const before = wholeOf(row)
  const after = {
    ...before,
    fields: withKeptWords(before.fields, editedFields(before.fields, body)),
    needs: body.needs ? editedNeeds(keptNeeds(before.needs, body.needs)) : before.needs,
    tags: body.tags ? editedTags(body.tags) : before.tags,
  }
  refuseIf(whyNotKeepWords(wordsOf(before), wordsOf(after)), 'customers', 422)
  const { name } = after.fields
  refuseIf(whyNotKeep({ name, identities: after.identities.length }), 'customers', 422)
  await saveRecord(tx, row.id, after, after.identities)
  await announce(tx, customerChanged({}, { customerId: row.id }))
  await audit(tx, {
    action: 'customers.update',
    subject: subjectOf(row),
    before: inAudit(before),
    after: inAudit(after),
  })
  return pageOf(tx, row.id)
}

/** She was shown them masked. */
const withKeptWords = (before: Fields, edited: Fields): Fields => ({
  ...edited,
  preferredHours: keptText(before.preferredHours, edited.preferredHours),
  note: keptText(before.note, edited.note),
})
