import { type listMessages as declared, staffContactOf } from '#contacts/core'
import type { Action } from '#platform/action'
import { readMessages } from './read-messages.ts'
import { visibleContact } from './visible-contact.ts'

/** The contact is read first and gives the instant: messages that come meanwhile arrive as events. */
export const listMessages: Action<typeof declared> = async (tx, { params, query }) => {
  const contact = await visibleContact(tx, params.contactId)
  const { after, before, limit = 50 } = query
  const page = await readMessages(tx, contact, { by: 'position', after, before, limit })
  return { contact: staffContactOf(contact), ...page }
}
