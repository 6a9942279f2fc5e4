import type { reportVisitorReading as declared } from '#channels-chat/core'
import { addReceipt } from '#contacts/server'
import type { Action } from '#platform/action'
import { ownForUpdate } from './own-contact.ts'

export const reportReading: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await ownForUpdate(tx, params.contactId)
  await addReceipt(tx, contact, { ...body, reader: 'visitor' })
  return {}
}
