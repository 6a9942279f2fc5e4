// What she wrote with us before: to read, not to go on with.
import type {
  getPastConversation as declaredOne,
  listPastConversations as declaredList,
} from '#channels-chat/core'
import { visitorContactOf } from '#contacts/core'
import { contactsOfVisitor } from '#contacts/server'
import type { Action } from '#platform/action'
import { conversationOf, ownContact } from './own-contact.ts'
import { visitorIdOf } from './visitor-id.ts'

export const listPastConversations: Action<typeof declaredList> = async (tx, { query }) => {
  const page = await contactsOfVisitor(tx, visitorIdOf(tx), query)
  const items = page.items.map((contact) => {
    const { id, state, agentName, openedAt, endedAt, rating } = visitorContactOf(contact)
    return { id, state, agentName, openedAt, endedAt, preview: contact.lastMessagePreview, rating }
  })
  return { ...page, items }
}

export const getPastConversation: Action<typeof declaredOne> = async (tx, { params, query }) =>
  conversationOf(tx, await ownContact(tx, params.contactId), query)
