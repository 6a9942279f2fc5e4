// Tells the engine how things stand in the database.
import type { Kysely } from 'kysely'
import type { Opening } from '#calendar/core'
import { type AgentProfile, agentProfiles } from '#people/server'
import type { DB, Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Agent, Contact, Fact, Queue, RoutingState } from '#routing/core'
import { withHours } from './queue-hours.ts'
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
export async function readFacts(
  db: Kysely<DB>,
  { dirty, engine, now }: { dirty: Dirty; engine: RoutingState; now: Date },
): Promise<Fact[]> {
  if (!dirty.everything && !dirty.queues && dirty.agents.size === 0 && dirty.contacts.size === 0) return []
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => [
      ...(dirty.queues || dirty.everything ? await queueFacts(snapshot, engine, now) : []),
      ...(await agentFacts(snapshot, dirty, engine)),
      ...(await contactFacts(snapshot, dirty, engine)),
    ])
}

async function queueFacts(db: Db, engine: RoutingState, now: Date): Promise<Fact[]> {
  const rows = await queuesWithHours(db, now)
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

/** Every queue, with its hours as they are now. */
export async function queuesWithHours(db: Db, now: Date): Promise<QueueInHours[]> {
  return withHours(db, await allQueues(db), now)
}

type QueueInHours = QueueRow & { hours: Opening }

export function queueFact(row: QueueInHours): Queue {
  const { id, channel, requires, rings, priority, selection, exclusive } = row
  return {
    id,
    channel,
    requires,
    rings,
    selection,
    priority,
    vipPriority: row.vip_priority,
    ageingSeconds: row.ageing_seconds,
    offerSeconds: row.offer_seconds,
    exclusive,
    open: row.state === 'open' && row.hours.state !== 'closed',
    ...(row.overflow_queue_id &&
      row.overflow_after_seconds && {
        overflow: { queueId: row.overflow_queue_id, afterSeconds: row.overflow_after_seconds },
      }),
  }
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
    exclusive: row.exclusive,
  }
}

export function contactFact(row: ContactFactRow): Contact {
  const offer =
    row.offered_to && row.expires_at
      ? {
          agentId: row.offered_to,
          expiresAt: row.expires_at.getTime(),
          exclusive: row.takes_alone === true,
        }
      : undefined
  return {
    id: row.contact_id,
    queueId: row.queue_id,
    since: row.since.getTime(),
    lineSince: row.line_since.getTime(),
    priority: row.priority,
    level: row.level,
    returned: row.returned,
    ...(row.reserved_for &&
      row.reserved_until && {
        reserved: { agentId: row.reserved_for, until: row.reserved_until.getTime() },
      }),
    ...(row.only_for && { only: row.only_for }),
    declinedUntil: Object.fromEntries(row.declines.map(({ personId, until }) => [personId, until])),
    ...(offer && { offer }),
  }
}
