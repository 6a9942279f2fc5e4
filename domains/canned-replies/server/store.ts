// All SQL about canned replies; their files are in store-files.ts.
import { type RawBuilder, sql } from 'kysely'
import type { ReplyFile, ReplyMessage, ReplyOwner, ReplyReach, ReplyScope } from '#canned-replies/core'
import { withinScope } from '#identity/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type ReplyRow = ReplyOwner & {
  id: Id
  unitName: string | null
  folder: string | null
  name: string
  nameKey: string
  shortcut: string | null
  messages: ReplyMessage[]
  files: ReplyFile[]
  timesUsed: number
  myTimes: number
  changedAt: Date
  version: number
}

/** `maySeeReply` compiled for the rows of a query. */
export function withinReplyReach(reach: ReplyReach): RawBuilder<boolean> {
  const mine = sql`r.scope = 'own' and r.person_id = ${reach.personId}::uuid`
  const near = sql`r.unit_id = any(${[...reach.units]}::uuid[])`
  const led = withinScope(reach.team, { person: null, unit: 'r.unit_id' })
  return sql<boolean>`(r.scope = 'all' or (${mine}) or (r.scope = 'team' and (${near} or ${led})))`
}

function replyRows(db: Db, personId: Id | null) {
  return db
    .selectFrom('canned_replies as r')
    .leftJoin('units as u', 'u.id', 'r.unit_id')
    .select([
      'r.id',
      'r.person_id as personId',
      'r.unit_id as unitId',
      'u.name as unitName',
      'r.folder',
      'r.name',
      'r.name_key as nameKey',
      'r.shortcut',
      'r.changed_at as changedAt',
      'r.version',
    ])
    .select([
      sql<ReplyScope>`r.scope`.as('scope'),
      sql<ReplyMessage[]>`coalesce((select jsonb_agg(jsonb_build_object('zh-Hans', m.text_zh_hans,
        'zh-Hant', m.text_zh_hant, 'en', m.text_en) order by m.place)
        from canned_messages m where m.reply_id = r.id), '[]')`.as('messages'),
      sql<ReplyFile[]>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name,
        'contentType', f.content_type, 'bytes', f.bytes) order by f.place)
        from canned_files f where f.reply_id = r.id), '[]')`.as('files'),
      sql<number>`coalesce((select sum(x.times) from canned_uses x where x.reply_id = r.id), 0)::int`.as(
        'timesUsed',
      ),
      sql<number>`coalesce((select x.times from canned_uses x
        where x.reply_id = r.id and x.person_id = ${personId}::uuid), 0)`.as('myTimes'),
    ])
}

export type ReplyPage = {
  after: (string | number)[] | undefined
  limit: number
  scope?: ReplyScope | undefined
}

/** One row more than the limit. */
export async function repliesWithin(
  db: Db,
  reach: ReplyReach,
  { after, limit, scope }: ReplyPage,
): Promise<ReplyRow[]> {
  return replyRows(db, reach.personId)
    .where(withinReplyReach(reach))
    .where(keysetAfter(['r.name_key', 'r.id'], after))
    .$if(scope !== undefined, (query) => query.where('r.scope', '=', scope ?? ''))
    .orderBy('r.name_key')
    .orderBy('r.id')
    .limit(limit + 1)
    .execute()
}

export async function replyById(db: Db, replyId: Id, personId: Id | null): Promise<ReplyRow | undefined> {
  return replyRows(db, personId).where('r.id', '=', replyId).executeTakeFirst()
}

/** Her team and everything above it. */
export async function unitsAbove(db: Db, unitId: Id | null): Promise<Id[]> {
  if (unitId === null) return []
  const { rows } = await sql<{ id: Id }>`
    with recursive above as (
      select id, parent_id from units where id = ${unitId}
      union all select u.id, u.parent_id from units u join above on u.id = above.parent_id)
    select id from above`.execute(db)
  return rows.map(({ id }) => id)
}

/** Locks the replies of one owner against others who would add at the same time. */
export async function countOf(db: Db, { scope, personId, unitId }: ReplyOwner): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('canned-replies ' || ${personId ?? unitId ?? scope}))`.execute(
    db,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from canned_replies r where r.scope = ${scope}
       and r.person_id is not distinct from ${personId}::uuid and r.unit_id is not distinct from ${unitId}::uuid`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export type ReplyFields = {
  scope: ReplyScope
  person_id: Id | null
  unit_id: Id | null
  folder: string | null
  name: string
  name_key: string
  shortcut: string | null
  changed_at: Date
}

export async function insertReply(db: Db, id: Id, fields: ReplyFields): Promise<void> {
  await db
    .insertInto('canned_replies')
    .values({ id, ...fields })
    .execute()
}

/** False where somebody else changed it first. */
export async function updateReply(db: Db, id: Id, version: number, fields: ReplyFields): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('canned_replies')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function deleteReply(db: Db, id: Id): Promise<void> {
  await db.deleteFrom('canned_replies').where('id', '=', id).execute()
}

export async function replaceMessages(db: Db, replyId: Id, messages: readonly ReplyMessage[]): Promise<void> {
  await db.deleteFrom('canned_messages').where('reply_id', '=', replyId).execute()
  if (messages.length === 0) return
  const rows = messages.map((message, index) => ({
    reply_id: replyId,
    place: index + 1,
    text_zh_hans: message['zh-Hans'],
    text_zh_hant: message['zh-Hant'],
    text_en: message.en,
  }))
  await db.insertInto('canned_messages').values(rows).execute()
}

export async function countUse(db: Db, replyId: Id, personId: Id, at: Date): Promise<void> {
  await db
    .insertInto('canned_uses')
    .values({ reply_id: replyId, person_id: personId, times: 1, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['reply_id', 'person_id'])
        .doUpdateSet((now) => ({ times: now('canned_uses.times', '+', 1), last_at: at })),
    )
    .execute()
}
