import type { writeMessage as declared } from '#channels-chat/core'
import { messageForVisitor, whyNotVisitorWrite } from '#contacts/core'
import { addMessage } from '#contacts/server'
import type { Action } from '#platform/action'
import { found } from '#protocol'
import { visitorIdOf } from './visitor-id.ts'
import { ownForUpdate } from './own-contact.ts'

export const writeMessage: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await ownForUpdate(tx, params.contactId)
  const { message } = await addMessage(
    tx,
    contact,
    { ...body, from: 'visitor', kind: 'text', authorId: visitorIdOf(tx), authorName: null },
    whyNotVisitorWrite,
  )
  return found(messageForVisitor(message), 'message')
}
