// A file is a message of its own: stored first, then said.
import { Readable } from 'node:stream'
import {
  type ContactRecord,
  fileKind,
  fileName,
  headBytes,
  largestFileBytes,
  type Message,
  nameAs,
} from '#contacts/core'
import { type IncomingFile, newId, type Tx } from '#platform/action'
import { peek } from '#platform/storage'
import { found, type Id, Refused, refuseIf } from '#protocol'
import { addMessage, type Draft } from './add-message.ts'
import { type DrawnAs, isDrawn, redraw } from './redraw.ts'
import { contactForUpdate } from './store.ts'
import { insertAttachment, positionOfClientId, type StoredFile } from './store-messages.ts'

type Sender = Pick<Draft, 'clientId' | 'from' | 'authorId' | 'authorName'>

// Drawn anew, a picture may weigh more than it did.
const largestDrawnBytes = 4 * largestFileBytes

/** `whyNot` decides over a new file; one that was sent before is answered as it was. */
export type FileDraft = Sender & { whyNot: (contact: ContactRecord) => string | undefined }

/** `contact` is one the actor may see; it is locked only once the file has arrived, however long that takes. */
export async function addFile(
  tx: Tx,
  contact: ContactRecord,
  file: IncomingFile,
  { whyNot, ...draft }: FileDraft,
): Promise<Message> {
  if (await positionOfClientId(tx.db, contact.id, draft.clientId))
    return (await say(tx, contact.id, draft)).message
  refuseIf(whyNot(contact), 'contacts')
  const stored = await storeFile(tx, contact.id, file)
  try {
    const sent = await say(tx, contact.id, draft, { stored, whyNot })
    if (!sent.isNew) await removeFile(tx, stored)
    return sent.message
  } catch (error) {
    await removeFile(tx, stored)
    throw error
  }
}

type New = { stored: StoredFile; whyNot: FileDraft['whyNot'] }

async function say(tx: Tx, contactId: Id, draft: Sender, fresh?: New) {
  const locked = found(await contactForUpdate(tx.db, contactId), 'contact')
  const said = { ...draft, kind: 'file' as const, text: '' }
  const isRepeated = (await positionOfClientId(tx.db, contactId, draft.clientId)) !== undefined
  if (!fresh || isRepeated) return addMessage(tx, locked, said)
  await insertAttachment(tx.db, fresh.stored)
  const { id, name, contentType, bytes, picture } = fresh.stored
  const { width, height } = picture ?? { width: null, height: null }
  const attachment = { id, name, contentType, bytes, width, height }
  return addMessage(tx, locked, { ...said, attachment }, fresh.whyNot)
}

async function storeFile(tx: Tx, contactId: Id, file: IncomingFile): Promise<StoredFile> {
  const { head, whole } = await peek(file.content, headBytes)
  if (head.length === 0) throw new Refused({ code: 'contacts.file-empty', status: 422 })
  const name = fileName(file.name)
  const contentType = fileKind(name, head)
  if (!contentType) throw new Refused({ code: 'contacts.file-kind', status: 415 })
  const id = newId()
  const storageKey = `attachments/${contactId}/${id}`
  const kept = { id, contactId, name: nameAs(name, contentType), contentType, storageKey, at: tx.now }
  if (isDrawn(contentType))
    return { ...kept, ...(await storePicture(tx, { storageKey, contentType, whole })) }
  const { bytes, sha256 } = await tx.organisation.storage.put(storageKey, whole, {
    maxBytes: largestFileBytes,
  })
  return { ...kept, bytes, sha256, picture: null }
}

type Arrived = { storageKey: string; contentType: DrawnAs; whole: Readable }

async function storePicture(
  { organisation: { storage } }: Tx,
  { storageKey, contentType, whole }: Arrived,
): Promise<Pick<StoredFile, 'bytes' | 'sha256' | 'picture'>> {
  const { content, width, height, thumbnail } = await redraw(await inMemory(whole), contentType)
  const thumbnailKey = `${storageKey}-small`
  const stored = await storage.put(storageKey, Readable.from([content]), { maxBytes: largestDrawnBytes })
  await storage.put(thumbnailKey, Readable.from([thumbnail]), { maxBytes: largestDrawnBytes })
  return { ...stored, picture: { width, height, thumbnailKey } }
}

async function inMemory(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    const next = Buffer.from(chunk)
    bytes += next.length
    if (bytes > largestFileBytes) {
      const facts = { megabytes: largestFileBytes / 1_000_000 }
      throw new Refused({ code: 'protocol.file-too-large', status: 413, facts })
    }
    chunks.push(next)
  }
  return Buffer.concat(chunks)
}

async function removeFile(
  { organisation: { storage } }: Tx,
  { storageKey, picture }: StoredFile,
): Promise<void> {
  await storage.remove(storageKey)
  if (picture) await storage.remove(picture.thumbnailKey)
}
