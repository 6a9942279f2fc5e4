import type { getVisitorFile as declared, getVisitorThumbnail as declaredSmall } from '#channels-chat/core'
import { attachmentOf } from '#contacts/server'
import type { OutgoingFile, Tx } from '#platform/action'
import { found, type Id, type InputOf } from '#protocol'
import { ownContact } from './own-contact.ts'

export async function getFile(tx: Tx, { params }: InputOf<typeof declared>): Promise<OutgoingFile> {
  return (await ownAttachment(tx, params.attachmentId)).open()
}

export async function getThumbnail(tx: Tx, { params }: InputOf<typeof declaredSmall>): Promise<OutgoingFile> {
  return (await ownAttachment(tx, params.attachmentId)).openThumbnail()
}

async function ownAttachment(tx: Tx, attachmentId: Id) {
  const attachment = found(await attachmentOf(tx, attachmentId), 'attachment')
  await ownContact(tx, attachment.contactId)
  return attachment
}
