import type { getConversation as declared } from '#channels-chat/core'
import { latestContactOf } from '#contacts/server'
import type { Action } from '#platform/action'
import { visitorIdOf } from './visitor-id.ts'
import { conversationOf } from './own-contact.ts'

export const getConversation: Action<typeof declared> = async (tx, { query }) => {
  const contact = await latestContactOf(tx, visitorIdOf(tx))
  return contact ? conversationOf(tx, contact, query) : { contact: null, items: [], more: false }
}
