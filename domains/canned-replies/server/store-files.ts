// All SQL about the files of canned replies.
import { sql } from 'kysely'
import type { ReplyFile } from '#canned-replies/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type StoredReplyFile = ReplyFile & {
  replyId: Id | null
  personId: Id
  sha256: string
  storageKey: string
  at: Date
}

export async function insertFile(db: Db, file: StoredReplyFile): Promise<void> {
  await db
    .insertInto('canned_files')
    .values({
      id: file.id,
      person_id: file.personId,
      name: file.name,
      content_type: file.contentType,
      bytes: file.bytes,
      sha256: file.sha256,
      storage_key: file.storageKey,
      at: file.at,
    })
    .execute()
}

export async function fileById(db: Db, fileId: Id): Promise<StoredReplyFile | undefined> {
  const [file] = await filesByIds(db, [fileId])
  return file
}

export async function filesByIds(db: Db, ids: readonly Id[]): Promise<StoredReplyFile[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('canned_files')
    .select(['id', 'name', 'bytes', 'sha256', 'at'])
    .select(['reply_id as replyId', 'person_id as personId', 'content_type as contentType'])
    .select('storage_key as storageKey')
    .where('id', 'in', ids)
    .execute()
}

/** The files of a reply, in this order; those it had and has no more are loose again. */
export async function setFiles(db: Db, replyId: Id, ids: readonly Id[]): Promise<void> {
  await sql`update canned_files set reply_id = null, place = null
             where reply_id = ${replyId} and id <> all(${[...ids]}::uuid[])`.execute(db)
  await sql`update canned_files as file set reply_id = ${replyId}, place = chosen.place
              from unnest(${[...ids]}::uuid[]) with ordinality as chosen (id, place)
             where file.id = chosen.id`.execute(db)
}

/** Takes away what no reply carries and nobody can be about to use any more; gives where it was stored. */
export async function takeLooseFiles(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .deleteFrom('canned_files')
    .where('reply_id', 'is', null)
    .where('at', '<', before)
    .returning('storage_key')
    .execute()
  return rows.map((row) => row.storage_key)
}

/** A thousand keys of stored files behind this one, in order. */
export async function storedReplyFiles(db: Db, after: string | undefined): Promise<string[]> {
  const rows = await db
    .selectFrom('canned_files')
    .select('storage_key')
    .where('storage_key', '>', after ?? '')
    .orderBy('storage_key')
    .limit(1_000)
    .execute()
  return rows.map((row) => row.storage_key)
}
