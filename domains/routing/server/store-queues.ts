// The SQL of queues.
import { type SelectQueryBuilder, sql } from 'kysely'
import { type DB, type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'
import type { Channel, QueueShown, Requirement } from '#routing/core'

export type QueueRow = {
  id: Id
  name: string
  channel: Channel
  priority: number
  offer_seconds: number
  wrap_up_seconds: number
  requires: QueueShown['requires']
  rings: QueueShown['rings']
  keywords: string[]
  is_default: boolean
  state: 'open' | 'closed'
  version: number
}

export type QueueSettings = Omit<QueueShown, 'id' | 'version'>

const requires = sql<QueueRow['requires']>`coalesce((
  select json_agg(json_build_object('skillId', skill_id, 'level', level) order by skill_id)
    from queue_skills where queue_id = queues.id), '[]')`

function wholeQueues(db: Db): SelectQueryBuilder<DB, 'queues', QueueRow> {
  return db
    .selectFrom('queues')
    .select([
      'id',
      'name',
      'priority',
      'offer_seconds',
      'wrap_up_seconds',
      'keywords',
      'is_default',
      'version',
    ])
    .select([
      sql<Channel>`channel`.as('channel'),
      sql<QueueRow['state']>`state`.as('state'),
      sql<QueueRow['rings']>`rings`.as('rings'),
      requires.as('requires'),
    ])
}

export async function queuePage(
  db: Db,
  after: readonly (string | number)[] | undefined,
  limit: number,
): Promise<QueueRow[]> {
  return wholeQueues(db)
    .where(keysetAfter(['id'], after))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}

export async function allQueues(db: Db): Promise<QueueRow[]> {
  return wholeQueues(db).execute()
}

export async function queueById(db: Db, queueId: Id): Promise<QueueRow | undefined> {
  return wholeQueues(db).where('id', '=', queueId).executeTakeFirst()
}

/** Locks it, so that of two people who change a queue at once one is told that it is stale. */
export async function queueToChange(db: Db, queueId: Id): Promise<QueueRow | undefined> {
  return wholeQueues(db).where('id', '=', queueId).forUpdate().executeTakeFirst()
}

export async function queueNames(db: Db): Promise<Pick<QueueRow, 'id' | 'name' | 'channel' | 'state'>[]> {
  return db
    .selectFrom('queues')
    .select(['id', 'name', sql<Channel>`channel`.as('channel'), sql<QueueRow['state']>`state`.as('state')])
    .orderBy('name')
    .execute()
}

export async function queueIdNamed(db: Db, name: string): Promise<Id | undefined> {
  const row = await db.selectFrom('queues').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id
}

export async function insertQueue(db: Db, id: Id, settings: QueueSettings, now: Date): Promise<void> {
  await db
    .insertInto('queues')
    .values({ id, channel: settings.channel, ...columnsOf(settings), version: 1, created_at: now })
    .execute()
}

export async function saveQueue(db: Db, id: Id, settings: QueueSettings, version: number): Promise<void> {
  await db
    .updateTable('queues')
    .set({ ...columnsOf(settings), version })
    .where('id', '=', id)
    .execute()
}

/** Makes way for a new default: a channel has one. */
export async function clearDefault(db: Db, channel: Channel, except: Id): Promise<void> {
  await db
    .updateTable('queues')
    .set((row) => ({ is_default: false, version: row('version', '+', 1) }))
    .where('channel', '=', channel)
    .where('is_default', '=', true)
    .where('id', '<>', except)
    .execute()
}

export async function removeQueueSkills(db: Db, queueId: Id): Promise<void> {
  await db.deleteFrom('queue_skills').where('queue_id', '=', queueId).execute()
}

export async function insertQueueSkills(db: Db, queueId: Id, skills: readonly Requirement[]): Promise<void> {
  if (skills.length === 0) return
  await db
    .insertInto('queue_skills')
    .values(skills.map(({ skillId, level }) => ({ queue_id: queueId, skill_id: skillId, level })))
    .execute()
}

function columnsOf(settings: QueueSettings) {
  return {
    name: settings.name,
    priority: settings.priority,
    offer_seconds: settings.offerSeconds,
    wrap_up_seconds: settings.wrapUpSeconds,
    rings: JSON.stringify(settings.rings),
    keywords: settings.keywords,
    is_default: settings.isDefault,
    state: settings.state,
  }
}

export function shownQueue(row: QueueRow): QueueShown {
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    priority: row.priority,
    offerSeconds: row.offer_seconds,
    wrapUpSeconds: row.wrap_up_seconds,
    requires: row.requires,
    rings: row.rings,
    keywords: row.keywords,
    isDefault: row.is_default,
    state: row.state,
    version: row.version,
  }
}
