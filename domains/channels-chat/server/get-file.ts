import type { getVisitorFile as declared } from '#channels-chat/core'
import { attachmentOf } from '#contacts/server'
import type { OutgoingFile, Tx } from '#platform/action'
import { found, type InputOf } from '#protocol'
import { holdBack } from './hold-back.ts'
import { ownContact } from './own-contact.ts'

export async function getFile(tx: Tx, { params }: InputOf<typeof declared>): Promise<OutgoingFile> {
  holdBack(tx, 'look')
  const attachment = found(await attachmentOf(tx, params.attachmentId), 'attachment')
  await ownContact(tx, attachment.contactId)
  return attachment.open()
}
