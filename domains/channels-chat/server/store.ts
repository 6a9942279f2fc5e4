// All SQL about visitors and what the widget says.
import type { Db } from '#platform/database'
import { type Id, type Language, languages } from '#protocol'

export type Visitor = { id: Id; language: Language }

export async function insertVisitor(
  db: Db,
  visitor: Visitor & { tokenHash: Buffer; at: Date },
): Promise<void> {
  await db
    .insertInto('visitors')
    .values({
      id: visitor.id,
      token_hash: visitor.tokenHash,
      language: visitor.language,
      created_at: visitor.at,
    })
    .execute()
}

export async function visitorByTokenHash(db: Db, tokenHash: Buffer): Promise<Visitor | undefined> {
  const row = await db
    .selectFrom('visitors')
    .select(['id', 'language'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  const language = languages.find((each) => each === row?.language)
  return row && language && { id: row.id, language }
}

/** One visitor starts one conversation at a time: two tabs and an impatient network take turns. */
export async function lockVisitor(db: Db, visitorId: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('visitors')
    .select('id')
    .where('id', '=', visitorId)
    .forUpdate()
    .executeTakeFirst()
  return row?.id
}

export async function greetings(db: Db): Promise<Record<Language, string>> {
  const row = await db
    .selectFrom('chat_settings')
    .select(['greeting_zh_hans', 'greeting_zh_hant', 'greeting_en'])
    .executeTakeFirstOrThrow()
  return { 'zh-Hans': row.greeting_zh_hans, 'zh-Hant': row.greeting_zh_hant, en: row.greeting_en }
}
