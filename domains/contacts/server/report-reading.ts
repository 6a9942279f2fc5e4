import { type reportReading as declared, whyNotReport } from '#contacts/core'
import type { Action } from '#platform/action'
import { refuseIf } from '#protocol'
import { addReceipt } from './add-receipt.ts'
import { visibleForUpdate } from './visible-contact.ts'

export const reportReading: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await visibleForUpdate(tx, params.contactId)
  refuseIf(whyNotReport(contact, tx.actor), 'contacts', 403)
  await addReceipt(tx, contact, { ...body, reader: 'agent' })
  return {}
}
