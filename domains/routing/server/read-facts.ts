// Tells the engine how things stand in the database.
import type { Kysely } from 'kysely'
import { type AgentProfile, agentProfiles } from '#people/server'
import type { DB, Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Agent, Contact, Fact, Queue, RoutingState } from '#routing/core'
import { allQueues, type QueueRow } from './store-queues.ts'
import { type AgentFactRow, type ContactFactRow, presentAgents, waitingContacts } from './store-router.ts'

/** What may have changed since the engine was told last. Of `notContacts` it knows better than the database yet. */
export type Dirty = {
  notContacts: ReadonlySet<Id>
  everything: boolean
  queues: boolean
  agents: ReadonlySet<Id>
  contacts: ReadonlySet<Id>
}

/** Everything dirty as it is now, all of one instant; what is no longer there is reported gone. */
export async function readFacts(db: Kysely<DB>, dirty: Dirty, engine: RoutingState): Promise<Fact[]> {
  if (!dirty.everything && !dirty.queues && dirty.agents.size === 0 && dirty.contacts.size === 0) return []
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => [
      ...(dirty.queues || dirty.everything ? await queueFacts(snapshot, engine) : []),
      ...(await agentFacts(snapshot, dirty, engine)),
      ...(await contactFacts(snapshot, dirty, engine)),
    ])
}

async function queueFacts(db: Db, engine: RoutingState): Promise<Fact[]> {
  const rows = await allQueues(db)
  const there = new Set(rows.map(({ id }) => id))
  const gone = [...engine.queues.keys()].filter((queueId) => !there.has(queueId))
  return [
    ...rows.map((row) => ({ type: 'queue-is', queue: queueFact(row) }) as const),
    ...gone.map((queueId) => ({ type: 'queue-gone', queueId }) as const),
  ]
}

async function agentFacts(db: Db, { everything, agents }: Dirty, engine: RoutingState): Promise<Fact[]> {
  if (!everything && agents.size === 0) return []
  const present = await agentsOnFloor(db, everything ? 'all' : [...agents])
  const there = new Set(present.map(({ id }) => id))
  const gone = [...(everything ? engine.agents.keys() : agents)].filter((agentId) => !there.has(agentId))
  return [
    ...present.map((agent) => ({ type: 'agent-is', agent }) as const),
    ...gone.map((agentId) => ({ type: 'agent-gone', agentId }) as const),
  ]
}

async function contactFacts(
  db: Db,
  { everything, contacts, notContacts }: Dirty,
  engine: RoutingState,
): Promise<Fact[]> {
  if (!everything && contacts.size === 0) return []
  const rows = await waitingContacts(db, everything ? 'all' : [...contacts])
  const told = rows.filter((row) => !notContacts.has(row.contact_id))
  const there = new Set(rows.map((row) => row.contact_id))
  const gone = [...(everything ? engine.contacts.keys() : contacts)].filter(
    (contactId) => !there.has(contactId) && !notContacts.has(contactId),
  )
  return [
    ...told.map((row) => ({ type: 'contact-is', contact: contactFact(row) }) as const),
    ...gone.map((contactId) => ({ type: 'contact-gone', contactId }) as const),
  ]
}

export function queueFact(row: QueueRow): Queue {
  const { id, channel, requires, rings, priority } = row
  return { id, channel, requires, rings, priority, offerSeconds: row.offer_seconds }
}

/** Who is not away and may take contacts; somebody whose role was taken away is not among them. */
export async function agentsOnFloor(
  db: Db,
  personIds: readonly Id[] | 'all',
  counting: 'serving' | 'offers-too' = 'serving',
): Promise<Agent[]> {
  const rows = await presentAgents(db, personIds, counting)
  const profiles = await agentProfiles(
    db,
    rows.map((row) => row.person_id),
  )
  const skillsOf = new Map(profiles.map(({ personId, skills }) => [personId, skills]))
  return rows.flatMap((row) => {
    const skills = skillsOf.get(row.person_id)
    return skills ? [agentFact(row, skills)] : []
  })
}

function agentFact(row: AgentFactRow, skills: AgentProfile['skills']): Agent {
  return {
    id: row.person_id,
    ready: row.state === 'ready' && !row.is_held,
    idleSince: row.idle_since.getTime(),
    skills: Object.fromEntries(skills.map(({ skillId, level }) => [skillId, level])),
    capacity: { chat: row.chat_capacity, phone: row.phone_capacity, mail: row.mail_capacity },
    serving: { chat: row.chat, phone: row.phone, mail: row.mail },
  }
}

export function contactFact(row: ContactFactRow): Contact {
  const offer =
    row.offered_to && row.expires_at
      ? { agentId: row.offered_to, expiresAt: row.expires_at.getTime() }
      : undefined
  return {
    id: row.contact_id,
    queueId: row.queue_id,
    since: row.since.getTime(),
    priority: row.priority,
    returned: row.returned,
    declinedUntil: Object.fromEntries(row.declines.map(({ personId, until }) => [personId, until])),
    ...(offer && { offer }),
  }
}
