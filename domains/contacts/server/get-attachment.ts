import type { getAttachment as declared } from '#contacts/core'
import type { OutgoingFile, Tx } from '#platform/action'
import { found, type Id, type InputOf } from '#protocol'
import { attachmentById, type StoredFile } from './store-messages.ts'
import { visibleContact } from './visible-contact.ts'

export async function getAttachment(tx: Tx, { params }: InputOf<typeof declared>): Promise<OutgoingFile> {
  const file = found(await attachmentById(tx.db, params.attachmentId), 'attachment')
  await visibleContact(tx, file.contactId)
  return outgoing(tx, file)
}

/** Whose attachment it is, its caller has checked. */
export async function attachmentOf(
  tx: Tx,
  attachmentId: Id,
): Promise<{ contactId: Id; open(): Promise<OutgoingFile> } | undefined> {
  const file = await attachmentById(tx.db, attachmentId)
  return file && { contactId: file.contactId, open: () => outgoing(tx, file) }
}

async function outgoing(tx: Tx, file: StoredFile): Promise<OutgoingFile> {
  const content = found(await tx.organisation.storage.get(file.storageKey), 'attachment')
  const { name, contentType, bytes } = file
  return { name, contentType, bytes, content, inline: false }
}
