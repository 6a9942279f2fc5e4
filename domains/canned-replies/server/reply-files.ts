// Files that canned replies carry: stored first, then named by the reply.
import type {
  getReplyFile as declaredDownload,
  storeReplyFile as declared,
  ReplyFile,
} from '#canned-replies/core'
import { fileKind, fileName, headBytes, largestFileBytes, nameAs } from '#contacts/core'
import { type IncomingFile, newId, type OutgoingFile, type Tx } from '#platform/action'
import { peek } from '#platform/storage'
import { found, type InputOf, Refused } from '#protocol'
import { reachIn, visibleReply } from './reply-reach.ts'
import { fileById, insertFile, takeLooseFiles } from './store-files.ts'

const looseForMs = 24 * 3_600_000

export async function storeReplyFile(
  tx: Tx,
  _: InputOf<typeof declared>,
  file: IncomingFile,
): Promise<ReplyFile> {
  const personId = found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'person')
  const { head, whole } = await peek(file.content, headBytes)
  if (head.length === 0) throw new Refused({ code: 'contacts.file-empty', status: 422 })
  const given = fileName(file.name)
  const contentType = fileKind(given, head)
  if (!contentType) throw new Refused({ code: 'contacts.file-kind', status: 415 })
  const id = newId()
  const storageKey = `canned-replies/${id}`
  const { storage } = tx.organisation
  const { bytes, sha256 } = await storage.put(storageKey, whole, { maxBytes: largestFileBytes })
  const name = nameAs(given, contentType)
  try {
    await insertFile(tx.db, {
      id,
      replyId: null,
      personId,
      name,
      contentType,
      bytes,
      sha256,
      storageKey,
      at: tx.now,
    })
  } catch (error) {
    await storage.remove(storageKey)
    throw error
  }
  await sweep(tx)
  return { id, name, contentType, bytes }
}

/** Whoever stores a file takes away those that were stored and never used. */
async function sweep(tx: Tx): Promise<void> {
  const keys = await takeLooseFiles(tx.db, new Date(tx.now.getTime() - looseForMs))
  const { storage } = tx.organisation
  tx.afterCommit(() => {
    for (const key of keys) void storage.remove(key)
  })
}

export async function getReplyFile(
  tx: Tx,
  { params }: InputOf<typeof declaredDownload>,
): Promise<OutgoingFile> {
  const file = found(await fileById(tx.db, params.fileId), 'file')
  const isMine = tx.actor.kind === 'person' && tx.actor.personId === file.personId
  if (file.replyId !== null) await visibleReply(tx, file.replyId, await reachIn(tx))
  else found(isMine ? file : undefined, 'file')
  const content = found(await tx.organisation.storage.get(file.storageKey), 'file')
  const { name, contentType, bytes } = file
  return { name, contentType, bytes, content, inline: false }
}
