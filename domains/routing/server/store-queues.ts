// The SQL of queues.
import { type SelectQueryBuilder, sql } from 'kysely'
import { type DB, type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'
import type { Channel, QueueSettings, QueueShown, Requirement } from '#routing/core'

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
  selection: QueueShown['selection']
  last_agent_hours: number
  last_agent_wait_seconds: number
  exclusive: boolean
  auto_accept: boolean
  may_reject: boolean
  misses_allowed: number
  vip_priority: number
  ageing_seconds: number
  overflow_queue_id: Id | null
  overflow_after_seconds: number | null
  calendar_id: Id | null
  visitor_silence_ask_seconds: number
  visitor_silence_close_seconds: number
  agent_silence_alert_seconds: number
  agent_silence_return_seconds: number | null
  wrap_up_extensions: number
  offered_to_visitors: boolean
  public_names: QueueShown['publicNames']
  version: number
}

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
      'last_agent_hours',
      'last_agent_wait_seconds',
      'exclusive',
      'auto_accept',
      'may_reject',
      'misses_allowed',
      'vip_priority',
      'ageing_seconds',
      'overflow_queue_id',
      'overflow_after_seconds',
      'calendar_id',
      'visitor_silence_ask_seconds',
      'visitor_silence_close_seconds',
      'agent_silence_alert_seconds',
      'agent_silence_return_seconds',
      'wrap_up_extensions',
      'offered_to_visitors',
      'version',
    ])
    .select([
      sql<Channel>`channel`.as('channel'),
      sql<QueueRow['state']>`state`.as('state'),
      sql<QueueRow['rings']>`rings`.as('rings'),
      sql<QueueRow['selection']>`selection`.as('selection'),
      sql<QueueRow['public_names']>`public_names`.as('public_names'),
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

export async function queueNames(
  db: Db,
): Promise<(Pick<QueueRow, 'id' | 'name' | 'channel' | 'state'> & { mayReject: boolean })[]> {
  return db
    .selectFrom('queues')
    .select(['id', 'name', 'may_reject as mayReject'])
    .select([sql<Channel>`channel`.as('channel'), sql<QueueRow['state']>`state`.as('state')])
    .orderBy('name')
    .execute()
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

/** One at a time changes what queues there are and where they overflow to: a circle has two sides. */
export async function lockQueues(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('queues'))`.execute(db)
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
    selection: settings.selection,
    last_agent_hours: settings.lastAgentHours,
    last_agent_wait_seconds: settings.lastAgentWaitSeconds,
    exclusive: settings.exclusive,
    auto_accept: settings.autoAccept,
    may_reject: settings.mayReject,
    misses_allowed: settings.missesAllowed,
    vip_priority: settings.vipPriority,
    ageing_seconds: settings.ageingSeconds,
    overflow_queue_id: settings.overflowQueueId,
    overflow_after_seconds: settings.overflowAfterSeconds,
    calendar_id: settings.calendarId,
    visitor_silence_ask_seconds: settings.visitorSilenceAskSeconds,
    visitor_silence_close_seconds: settings.visitorSilenceCloseSeconds,
    agent_silence_alert_seconds: settings.agentSilenceAlertSeconds,
    agent_silence_return_seconds: settings.agentSilenceReturnSeconds,
    wrap_up_extensions: settings.wrapUpExtensions,
    offered_to_visitors: settings.offeredToVisitors,
    public_names: JSON.stringify(settings.publicNames),
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
    selection: row.selection,
    lastAgentHours: row.last_agent_hours,
    lastAgentWaitSeconds: row.last_agent_wait_seconds,
    exclusive: row.exclusive,
    autoAccept: row.auto_accept,
    mayReject: row.may_reject,
    missesAllowed: row.misses_allowed,
    vipPriority: row.vip_priority,
    ageingSeconds: row.ageing_seconds,
    overflowQueueId: row.overflow_queue_id,
    overflowAfterSeconds: row.overflow_after_seconds,
    calendarId: row.calendar_id,
    visitorSilenceAskSeconds: row.visitor_silence_ask_seconds,
    visitorSilenceCloseSeconds: row.visitor_silence_close_seconds,
    agentSilenceAlertSeconds: row.agent_silence_alert_seconds,
    agentSilenceReturnSeconds: row.agent_silence_return_seconds,
    wrapUpExtensions: row.wrap_up_extensions,
    offeredToVisitors: row.offered_to_visitors,
    publicNames: row.public_names,
    version: row.version,
  }
}

export async function waitingByQueue(db: Db): Promise<{ queue_id: Id; many: number }[]> {
  return db
    .selectFrom('waiting')
    .select(['queue_id', sql<number>`count(*)::int`.as('many')])
    .groupBy('queue_id')
    .execute()
}
