import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { getAttachment as declared, getAttachmentThumbnail as declaredSmall } from '#contacts/core'
import type { OutgoingFile, Tx } from '#platform/action'
import { found, type Id, type InputOf } from '#protocol'
import { attachmentById, type StoredFile } from './store-messages.ts'
import { visibleContact } from './visible-contact.ts'

export async function getAttachment(tx: Tx, { params }: InputOf<typeof declared>): Promise<OutgoingFile> {
  const file = found(await attachmentById(tx.db, params.attachmentId), 'attachment')
  await visibleContact(tx, file.contactId)
  return outgoing(tx, file)
}

type Opened = {
  contactId: Id
  open(): Promise<OutgoingFile>
  openThumbnail(): Promise<OutgoingFile>
}

/** Whose attachment it is, its caller has checked. */
export async function attachmentOf(tx: Tx, attachmentId: Id): Promise<Opened | undefined> {
  const file = await attachmentById(tx.db, attachmentId)
  return (
    file && {
      contactId: file.contactId,
      open: () => outgoing(tx, file),
      openThumbnail: () => thumbnail(tx, file),
    }
  )
}

export async function getThumbnail(tx: Tx, { params }: InputOf<typeof declaredSmall>): Promise<OutgoingFile> {
  const file = found(await attachmentById(tx.db, params.attachmentId), 'attachment')
  await visibleContact(tx, file.contactId)
  return thumbnail(tx, file)
}

/** Only of pictures. */
async function thumbnail(tx: Tx, { picture, name }: StoredFile): Promise<OutgoingFile> {
  const { thumbnailKey } = found(picture, 'attachment')
  const content = found(await tx.organisation.storage.get(thumbnailKey), 'attachment')
  const whole = await buffer(content)
  return {
    name: `${name}.webp`,
    contentType: 'image/webp',
    bytes: whole.length,
    content: Readable.from([whole]),
    inline: false,
  }
}

async function outgoing(tx: Tx, file: StoredFile): Promise<OutgoingFile> {
  const content = found(await tx.organisation.storage.get(file.storageKey), 'attachment')
  const { name, contentType, bytes } = file
  return { name, contentType, bytes, content, inline: false }
}
