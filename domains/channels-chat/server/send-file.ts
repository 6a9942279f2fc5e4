import type { sendVisitorFile as declared } from '#channels-chat/core'
import { type Message, messageForVisitor, whyNotVisitorWrite } from '#contacts/core'
import { addFile } from '#contacts/server'
import type { IncomingFile, Tx } from '#platform/action'
import { found, type InputOf } from '#protocol'
import { visitorIdOf } from './visitor-id.ts'
import { ownContact } from './own-contact.ts'

export async function sendFile(
  tx: Tx,
  { params, query }: InputOf<typeof declared>,
  file: IncomingFile,
): Promise<Message> {
  const contact = await ownContact(tx, params.contactId)
  const message = await addFile(tx, contact, file, {
    clientId: query.clientId,
    from: 'visitor',
    authorId: visitorIdOf(tx),
    authorName: null,
    whyNot: whyNotVisitorWrite,
  })
  return found(messageForVisitor(message), 'message')
}
