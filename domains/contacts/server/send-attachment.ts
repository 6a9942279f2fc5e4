import { type sendAttachment as declared, type Message, whyNotWrite } from '#contacts/core'
import type { IncomingFile, Tx } from '#platform/action'
import type { InputOf } from '#protocol'
import { addFile } from './add-file.ts'
import { authorOf } from './send-message.ts'
import { visibleContact } from './visible-contact.ts'

export async function sendAttachment(
  tx: Tx,
  { params, query }: InputOf<typeof declared>,
  file: IncomingFile,
): Promise<Message> {
  const contact = await visibleContact(tx, params.contactId)
  return addFile(tx, contact, file, {
    ...authorOf(tx.actor),
    clientId: query.clientId,
    whyNot: (locked) => whyNotWrite(locked, tx.actor),
  })
}
