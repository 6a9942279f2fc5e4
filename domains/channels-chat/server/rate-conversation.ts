import type { rateConversation as declared } from '#channels-chat/core'
import { rateContact } from '#contacts/server'
import type { Action } from '#platform/action'
import { conversationOf, ownForUpdate } from './own-contact.ts'

export const rateConversation: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await ownForUpdate(tx, params.contactId)
  return conversationOf(tx, await rateContact(tx, contact, body))
}
