// All SQL of notices.
import { sql } from 'kysely'
import {
  keptDays,
  mostCounted,
  type NoticeAbout,
  type NoticeData,
  type NoticeSettings,
  subjectOf,
  type Urgency,
} from '#notices/core'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type NoticeRow = {
  id: Id
  kind: string
  contact_id: Id | null
  about_person_id: Id | null
  queue_id: Id | null
  data: Record<string, string | number>
  urgency: Urgency
  link: string | null
  at: Date
  times: number
  read_at: Date | null
  done_at: Date | null
}

export type NewNotice = {
  id: Id
  personId: Id
  kind: string
  about: NoticeAbout
  data: NoticeData
  urgency: Urgency
  link: string | null
  at: Date
}

/** Its id, or that of the unread one about the same thing, which now tells the newer. */
export async function putNotice(db: Db, notice: NewNotice): Promise<Id> {
  const { id, personId, kind, about, urgency, link, at } = notice
  const data = JSON.stringify(notice.data)
  const row = await db
    .insertInto('notices')
    .values({
      id,
      person_id: personId,
      kind,
      contact_id: about.contactId ?? null,
      about_person_id: about.personId ?? null,
      queue_id: about.queueId ?? null,
      subject: subjectOf(about),
      data,
      urgency,
      link,
      at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'kind', 'subject'])
        .where('read_at', 'is', null)
        .where('done_at', 'is', null)
        .doUpdateSet({ data, urgency, link, at, times: sql`notices.times + 1` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function forgetOld(db: Db, personId: Id, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db.deleteFrom('notices').where('person_id', '=', personId).where('at', '<', before).execute()
}

const columns = [
  'id',
  'kind',
  'contact_id',
  'about_person_id',
  'queue_id',
  'link',
  'at',
  'times',
  'read_at',
  'done_at',
] as const

function noticesOf(db: Db, personId: Id) {
  return db
    .selectFrom('notices')
    .select(columns)
    .select([sql<NoticeRow['data']>`data`.as('data'), sql<Urgency>`urgency`.as('urgency')])
    .where('person_id', '=', personId)
}

export function newestNotices(
  db: Db,
  personId: Id,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<NoticeRow[]> {
  return noticesOf(db, personId)
    .where(keysetAfter(['at', 'id'], page.after, 'descending'))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export function noticeOf(db: Db, personId: Id, noticeId: Id): Promise<NoticeRow | undefined> {
  return noticesOf(db, personId).where('id', '=', noticeId).executeTakeFirst()
}

/** Up to `mostCounted`: nobody reads a longer number. */
export async function countUnread(db: Db, personId: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from (
      select from notices
       where person_id = ${personId} and read_at is null and done_at is null limit ${mostCounted}) unread`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export async function markRead(
  db: Db,
  { personId, noticeId, at }: { personId: Id; noticeId: Id; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notices')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', noticeId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function markAllRead(
  db: Db,
  { personId, upTo, at }: { personId: Id; upTo: Date; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notices')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('at', '<=', upTo)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whose notices they were. */
export async function markDone(
  db: Db,
  { kind, about, at }: { kind: string; about: NoticeAbout; at: Date },
): Promise<Id[]> {
  const rows = await db
    .updateTable('notices')
    .set({ done_at: at })
    .where('kind', '=', kind)
    .where('subject', '=', subjectOf(about))
    .where('done_at', 'is', null)
    .returning('person_id')
    .execute()
  return [...new Set(rows.map((row) => row.person_id))].toSorted()
}

export async function settingsOf(db: Db, personId: Id): Promise<NoticeSettings | undefined> {
  return db
    .selectFrom('notice_settings')
    .select(['in_browser as inBrowser', 'sound'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

export async function saveSettings(
  db: Db,
  personId: Id,
  { inBrowser, sound }: NoticeSettings,
): Promise<void> {
  const chosen = { in_browser: inBrowser, sound }
  await db
    .insertInto('notice_settings')
    .values({ person_id: personId, ...chosen })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(chosen))
    .execute()
}
