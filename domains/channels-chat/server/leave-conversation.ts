import type { leaveConversation as declared } from '#channels-chat/core'
import { isOpen } from '#contacts/core'
import { endContact } from '#contacts/server'
import type { Action } from '#platform/action'
import { found } from '#protocol'
import { holdBack } from './hold-back.ts'
import { conversationOf, ownForUpdate } from './own-contact.ts'

/** Leaving twice, or after the agent ended it, is no error. */
export const leaveConversation: Action<typeof declared> = async (tx, { params }) => {
  holdBack(tx, 'conversation')
  const contact = await ownForUpdate(tx, params.contactId)
  if (!isOpen(contact.state)) return conversationOf(tx, contact)
  const ended = await endContact(tx, { contactId: contact.id, by: 'visitor', reason: 'visitor-left' })
  return conversationOf(tx, found(ended, 'contact'))
}
