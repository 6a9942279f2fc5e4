import type { leaveConversation as declared } from '#channels-chat/core'
import { isOpen } from '#contacts/core'
import { endContact } from '#contacts/server'
import type { Action } from '#platform/action'
import { found } from '#protocol'
import { conversationOf, ownForUpdate } from './own-contact.ts'

/** Leaving twice, or after the agent ended it, is no error. */
export const leaveConversation: Action<typeof declared> = async (tx, { params }) => {
  const contact = await ownForUpdate(tx, params.contactId)
  // A message that was left is answered; nobody waits who could leave.
  if (!isOpen(contact.state) || (contact.leftMessage && contact.state !== 'serving'))
    return conversationOf(tx, contact)
  const ended = await endContact(tx, { contactId: contact.id, by: 'visitor', reason: 'visitor-left' })
  return conversationOf(tx, found(ended, 'contact'))
}
