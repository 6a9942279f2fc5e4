// All SQL about visitors and the messages they leave.
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

/** Her first token, or one that a further device of hers was given. */
export async function visitorByTokenHash(db: Db, tokenHash: Buffer): Promise<Visitor | undefined> {
  const row = await db
    .selectFrom('visitors')
    .select(['id', 'language'])
    .where('token_hash', '=', tokenHash)
    .unionAll((union) =>
      union
        .selectFrom('visitor_tokens')
        .innerJoin('visitors', 'visitors.id', 'visitor_tokens.visitor_id')
        .select(['visitors.id', 'visitors.language'])
        .where('visitor_tokens.token_hash', '=', tokenHash),
    )
    .executeTakeFirst()
  const language = languages.find((each) => each === row?.language)
  return row && language && { id: row.id, language }
}

export async function insertToken(
  db: Db,
  { visitorId, tokenHash, at }: { visitorId: Id; tokenHash: Buffer; at: Date },
): Promise<void> {
  await db
    .insertInto('visitor_tokens')
    .values({ token_hash: tokenHash, visitor_id: visitorId, created_at: at })
    .execute()
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

export type LeftMessage = {
  contactId: Id
  queueId: Id
  email: string | null
  phone: string | null
  leftAt: Date
  /** When to look whether its queue is open; null once it waits there. */
  dueAt: Date | null
}

export async function insertLeftMessage(db: Db, left: LeftMessage): Promise<void> {
  await db
    .insertInto('left_messages')
    .values({
      contact_id: left.contactId,
      queue_id: left.queueId,
      email: left.email,
      phone: left.phone,
      left_at: left.leftAt,
      due_at: left.dueAt,
    })
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .execute()
}

export async function leftMessagesDue(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('left_messages')
    .select('contact_id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contact_id)
}

export async function leftMessageForUpdate(db: Db, contactId: Id): Promise<LeftMessage | undefined> {
  const row = await db
    .selectFrom('left_messages')
    .selectAll()
    .where('contact_id', '=', contactId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      contactId: row.contact_id,
      queueId: row.queue_id,
      email: row.email,
      phone: row.phone,
      leftAt: row.left_at,
      dueAt: row.due_at,
    }
  )
}

export async function lookAgainAt(db: Db, contactId: Id, dueAt: Date | null): Promise<void> {
  await db.updateTable('left_messages').set({ due_at: dueAt }).where('contact_id', '=', contactId).execute()
}

/** True for the first who asks: an answer is mailed once. */
export async function claimAnswer(db: Db, contactId: Id, at: Date): Promise<{ email: string } | undefined> {
  const row = await db
    .updateTable('left_messages')
    .set({ answered_at: at })
    .where('contact_id', '=', contactId)
    .where('answered_at', 'is', null)
    .where('email', 'is not', null)
    .returning('email')
    .executeTakeFirst()
  return row?.email ? { email: row.email } : undefined
}
