import { type sendMessage as declared, whyNotNote, whyNotWrite } from '#contacts/core'
import type { Action } from '#platform/action'
import { actorId, type Actor } from '#protocol'
import { addMessage } from './add-message.ts'
import { visibleForUpdate } from './visible-contact.ts'

export const sendMessage: Action<typeof declared> = async (tx, { params, body }) => {
  const contact = await visibleForUpdate(tx, params.contactId)
  const { message } = await addMessage(tx, contact, { ...authorOf(tx.actor), ...body }, (locked) =>
    body.kind === 'note'
      ? whyNotNote(locked, [tx.scopeOf('contacts.take'), tx.scopeOf('contacts.manage')])
      : whyNotWrite(locked, tx.actor),
  )
  return message
}

export function authorOf(actor: Actor): {
  from: 'agent'
  authorId: string | null
  authorName: string | null
} {
  return { from: 'agent', authorId: actorId(actor), authorName: 'name' in actor ? actor.name : null }
}
