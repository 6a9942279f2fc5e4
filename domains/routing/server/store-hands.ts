// The SQL of agents and of what is in their hands. Locks are taken in one order everywhere:
// the lease, the agent, the offer, the contact, its place in the queue.
import { type Expression, sql, type SqlBool } from 'kysely'
import { withinScope } from '#identity/server'
import { type Db, keysetAfter } from '#platform/database'
import type { Id, Scope } from '#protocol'
import type { AgentReason, AgentState, BreakKindNamed, Channel, Hold, PerChannel } from '#routing/core'

export type AgentRow = {
  person_id: Id
  state: AgentState
  reason: AgentReason | null
  break_kind: BreakKindNamed | null
  holds: Hold[]
  since: Date
  chat_capacity: number
  phone_capacity: number
  mail_capacity: number
  version: number
}

export type HandRow = {
  person_id: Id
  channel: Channel
  kind: 'offered' | 'serving' | 'wrap-up'
  many: number
  /** When the first of them began. */
  since: Date
}

const agentColumns = [
  'agent_states.person_id',
  'agent_states.since',
  'agent_states.chat_capacity',
  'agent_states.phone_capacity',
  'agent_states.mail_capacity',
  'agent_states.version',
] as const
const agentWords = [
  sql<AgentState>`agent_states.state`.as('state'),
  sql<AgentReason | null>`agent_states.reason`.as('reason'),
  sql<BreakKindNamed | null>`agent_states.break_kind`.as('break_kind'),
  sql<Hold[]>`agent_states.holds`.as('holds'),
] as const

export async function agentById(db: Db, personId: Id): Promise<AgentRow | undefined> {
  return db
    .selectFrom('agent_states')
    .select(agentColumns)
    .select(agentWords)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Whoever changes what is in her hands holds this lock. */
export async function lockedAgent(db: Db, personId: Id): Promise<AgentRow | undefined> {
  return db
    .selectFrom('agent_states')
    .select(agentColumns)
    .select(agentWords)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** False when she has a row already. */
export async function insertAgent(db: Db, personId: Id, capacity: PerChannel, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('agent_states')
    .values({
      person_id: personId,
      state: 'offline',
      reason: null,
      since: now,
      idle_since: now,
      chat_capacity: capacity.chat,
      phone_capacity: capacity.phone,
      mail_capacity: capacity.mail,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function saveAgentState(
  db: Db,
  {
    person_id,
    state,
    reason,
    break_kind,
    holds,
    since,
    version,
  }: Pick<AgentRow, 'person_id' | 'state' | 'reason' | 'break_kind' | 'holds' | 'since' | 'version'>,
): Promise<void> {
  await db
    .updateTable('agent_states')
    .set({ state, reason, break_kind: break_kind && JSON.stringify(break_kind), holds, since, version })
    .where('person_id', '=', person_id)
    .execute()
}

export async function saveCapacity(
  db: Db,
  personId: Id,
  { capacity, version }: { capacity: PerChannel; version: number },
): Promise<void> {
  await db
    .updateTable('agent_states')
    .set({
      chat_capacity: capacity.chat,
      phone_capacity: capacity.phone,
      mail_capacity: capacity.mail,
      version,
    })
    .where('person_id', '=', personId)
    .execute()
}

/** She had something to do just now: her turn comes after those who have been idle for longer. */
export async function markBusyAt(db: Db, personId: Id, now: Date): Promise<void> {
  await db
    .updateTable('agent_states')
    .set({ idle_since: now })
    .where('person_id', '=', personId)
    .where('idle_since', '<', now)
    .execute()
}

export async function hasLeft(db: Db, personId: Id): Promise<boolean> {
  const row = await db.selectFrom('people').select('state').where('id', '=', personId).executeTakeFirst()
  return row?.state === 'left'
}

/** Whose team an event about her is told to. */
export async function unitOf(db: Db, personId: Id): Promise<Id | null> {
  const row = await db.selectFrom('people').select('unit_id').where('id', '=', personId).executeTakeFirst()
  return row?.unit_id ?? null
}

/** Of these people, those within the scope, by name. */
export async function agentNames(
  db: Db,
  personIds: readonly Id[],
  scope: Scope,
): Promise<{ id: Id; name: string }[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(personIds)])
    .where(withinScope(scope, { person: 'people.id', unit: 'people.unit_id' }))
    .execute()
}

export type AgentListRow = AgentRow & { name: string; name_key: string; unit_id: Id | null }

/** Agents by name, within a scope and perhaps one unit. */
export async function agentPage(
  db: Db,
  asked: {
    within: Expression<SqlBool>
    unitId?: Id | undefined
    after: readonly (string | number)[] | undefined
    limit: number
  },
): Promise<AgentListRow[]> {
  const { unitId } = asked
  return db
    .selectFrom('agent_states')
    .innerJoin('people', 'people.id', 'agent_states.person_id')
    .select(agentColumns)
    .select(agentWords)
    .select(['people.name', 'people.name_key', 'people.unit_id'])
    .where('people.state', '=', 'active')
    .where(asked.within)
    .$if(unitId !== undefined, (agents) => agents.where('people.unit_id', '=', unitId ?? null))
    .where(keysetAfter(['people.name_key', 'people.id'], asked.after))
    .orderBy('people.name_key')
    .orderBy('people.id')
    .limit(asked.limit + 1)
    .execute()
}

/** What she holds, and the hands kept free for what a colleague hands to her: those ring. */
const handsIn = (db: Db) =>
  db
    .selectFrom('assignments')
    .select(['person_id', 'channel', 'kind', 'since'])
    .unionAll(
      db
        .selectFrom('reserved_hands')
        .select(['person_id', 'channel', sql<string>`'offered'`.as('kind'), 'since']),
    )

export async function handsOf(db: Db, personIds: readonly Id[]): Promise<HandRow[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom(handsIn(db).as('hands'))
    .select([
      'person_id',
      sql<Channel>`channel`.as('channel'),
      sql<HandRow['kind']>`kind`.as('kind'),
      sql<number>`count(*)::int`.as('many'),
      sql<Date>`min(since)`.as('since'),
    ])
    .where('person_id', 'in', personIds)
    .groupBy(['person_id', 'channel', 'kind'])
    .execute()
}

export type InHandRow = { contact_id: Id; channel: Channel }

/** Everything in her hands, the longest held first. */
export async function assignmentsOf(
  db: Db,
  personId: Id,
): Promise<{ contact_id: Id; kind: HandRow['kind']; channel: Channel }[]> {
  return db
    .selectFrom('assignments')
    .select(['contact_id', sql<HandRow['kind']>`kind`.as('kind'), sql<Channel>`channel`.as('channel')])
    .where('person_id', '=', personId)
    .orderBy('since')
    .orderBy('contact_id')
    .execute()
}

/** What she serves or wraps up, the longest held first. */
export async function inHandsOf(db: Db, personId: Id): Promise<InHandRow[]> {
  return db
    .selectFrom('assignments')
    .select(['contact_id', sql<Channel>`channel`.as('channel')])
    .where('person_id', '=', personId)
    .where('kind', '<>', 'offered')
    .orderBy('since')
    .orderBy('contact_id')
    .execute()
}

/** Whose it is; undefined, and nothing done, when it was not of the kind before. */
export async function moveAssignment(
  db: Db,
  contactId: Id,
  { from, to, since }: { from: HandRow['kind']; to: HandRow['kind']; since: Date },
): Promise<Id | undefined> {
  const row = await db
    .updateTable('assignments')
    .set({ kind: to, since })
    .where('contact_id', '=', contactId)
    .where('kind', '=', from)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

export async function removeAssignment(db: Db, contactId: Id): Promise<Id | undefined> {
  const row = await db
    .deleteFrom('assignments')
    .where('contact_id', '=', contactId)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

export type NewWaiting = {
  contact_id: Id
  queue_id: Id
  channel: Channel
  since: Date
  line_since: Date
  priority: number
  returned: boolean
  reserved_for: Id | null
  reserved_until: Date | null
  only_for: Id | null
}

/** What she let go of: where it came from and with which priority. */
export async function removeHand(
  db: Db,
  contactId: Id,
): Promise<{ queue_id: Id | null; priority: number } | undefined> {
  return db
    .deleteFrom('assignments')
    .where('contact_id', '=', contactId)
    .returning(['queue_id', 'priority'])
    .executeTakeFirst()
}

/** A contact waits once: queueing it again changes nothing. */
export async function insertWaiting(db: Db, waiting: NewWaiting): Promise<void> {
  await db
    .insertInto('waiting')
    .values({ ...waiting, offer_id: null })
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .execute()
}

export async function holdWaiting(db: Db, contactId: Id, offerId: Id | null): Promise<void> {
  await db.updateTable('waiting').set({ offer_id: offerId }).where('contact_id', '=', contactId).execute()
}

export async function removeWaiting(db: Db, contactId: Id): Promise<void> {
  await db.deleteFrom('waiting').where('contact_id', '=', contactId).execute()
}

export async function insertDecline(db: Db, contactId: Id, personId: Id, until: Date): Promise<void> {
  await db
    .insertInto('declines')
    .values({ contact_id: contactId, person_id: personId, until })
    .onConflict((conflict) => conflict.columns(['contact_id', 'person_id']).doUpdateSet({ until }))
    .execute()
}
