// How far senders have used what they may do, shared by all processes. Each question is one short statement of its own.
import { sql } from 'kysely'
import type { Db } from '#platform/database'

export type Taking = { key: string; now: Date; milliseconds: number; roomMilliseconds: number }

/** The rule of core's `someMore` in one statement: true when it was taken, and nothing changes when it was not. */
export async function take(db: Db, taking: Taking): Promise<boolean> {
  const { key, now, milliseconds, roomMilliseconds } = taking
  const step = sql`make_interval(secs => ${milliseconds / 1_000}::float8)`
  const fullAt = new Date(now.getTime() + roomMilliseconds)
  const from = sql`least(greatest(kept.used_until, ${now}::timestamptz), ${fullAt}::timestamptz)`
  const { rows } = await sql`
    insert into chat_allowances as kept (key, used_until)
    values (${key}, ${now}::timestamptz + ${step})
    on conflict (key) do update set used_until = ${from} + ${step}
      where ${from} + ${step} < ${new Date(fullAt.getTime() + 1)}::timestamptz
    returning 1`.execute(db)
  return rows.length > 0
}

export async function usedUntil(db: Db, key: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('chat_allowances')
    .select('used_until')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.used_until.getTime()
}

/** What is whole again need not be remembered. */
export async function forgetRegained(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('chat_allowances').where('used_until', '<', now).execute()
}
