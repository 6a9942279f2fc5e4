// The SQL of silences.
import { sql } from 'kysely'
import type { Silence } from '#channels-chat/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'

export type SilenceRow = Silence & { dueAt: number }

/** The longest due first. */
export async function silencesDue(db: Db, now: Date, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('chat_silences')
    .select('contact_id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.contact_id)
}

/** Only under the lock of its contact. */
export async function silenceOf(db: Db, contactId: Id): Promise<SilenceRow | undefined> {
  const row = await db
    .selectFrom('chat_silences')
    .select([sql<Silence['silent']>`silent`.as('silent'), 'since', 'told_at', 'typed_at', 'due_at'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return (
    row && {
      silent: row.silent,
      since: row.since.getTime(),
      toldAt: row.told_at?.getTime() ?? null,
      typedAt: row.typed_at?.getTime() ?? null,
      dueAt: row.due_at.getTime(),
    }
  )
}

export async function putSilence(db: Db, contactId: Id, silence: SilenceRow): Promise<void> {
  const values = {
    silent: silence.silent,
    since: new Date(silence.since),
    told_at: silence.toldAt === null ? null : new Date(silence.toldAt),
    due_at: new Date(silence.dueAt),
  }
  await db
    .insertInto('chat_silences')
    .values({ contact_id: contactId, ...values })
    .onConflict((conflict) =>
      // Somebody may be seen typing while this is decided, without the contact's lock.
      conflict.column('contact_id').doUpdateSet({
        ...values,
        typed_at: sql<Date | null>`case when (chat_silences.silent, chat_silences.since) = (excluded.silent, excluded.since)
                                        then chat_silences.typed_at end`,
      }),
    )
    .execute()
}

/** She whose turn it is was seen typing. */
export async function noteTyping(
  db: Db,
  contactId: Id,
  { who, at }: { who: Silence['silent']; at: Date },
): Promise<void> {
  await db
    .updateTable('chat_silences')
    .set({ typed_at: at })
    .where('contact_id', '=', contactId)
    .where('silent', '=', who)
    .execute()
}

export async function removeSilence(db: Db, contactId: Id): Promise<void> {
  await db.deleteFrom('chat_silences').where('contact_id', '=', contactId).execute()
}
