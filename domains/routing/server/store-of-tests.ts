// A small floor for tests: people with skills, a queue, contacts that wait.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openContact } from '#contacts/server'
import { createPerson, createSkill, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import type { Db } from '#platform/database'
import type { Id, PersonActor } from '#protocol'
import type { AgentState, PerChannel, QueueSettings } from '#routing/core'
import { enqueue } from './enqueue.ts'
import { ensureAgent } from './ensure-agent.ts'
import { createQueue } from './save-queue.ts'

export async function aTeam(tx: Tx, name: string): Promise<Id> {
  return (await createUnit(tx, { parentId: null, level: 'team', name })).id
}

export async function aSkill(tx: Tx, name: string): Promise<Id> {
  return (await createSkill(tx, { name })).id
}

type Newcomer = {
  name?: string
  unitId?: Id | null
  state?: AgentState
  capacity?: Partial<PerChannel>
  skills?: readonly { skillId: Id; level: number }[]
}

export async function anAgent(tx: Tx, newcomer: Newcomer = {}): Promise<PersonActor> {
  const { name = '王小明', unitId = null, state = 'ready', capacity, skills = [] } = newcomer
  const { id: personId } = await createPerson(tx, {
    name,
    staffNumber: randomUUID().slice(0, 8),
    unitId,
    skills: [...skills],
    roles: [{ role: 'agent', unitId }],
  })
  await ensureAgent(tx, personId, capacity)
  await tx.db.updateTable('agent_states').set({ state }).where('person_id', '=', personId).execute()
  return {
    kind: 'person',
    personId,
    name,
    language: 'zh-Hans',
    unitId,
    sessionId: randomUUID(),
    grants: [{ role: 'agent', unitIds: unitId ? [unitId] : [], everywhere: false }],
  }
}

export async function aQueue(tx: Tx, settings: Partial<QueueSettings> = {}): Promise<Id> {
  const queue = await createQueue(tx, {
    channel: 'chat',
    name: `队列 ${randomUUID().slice(0, 8)}`,
    priority: 0,
    offerSeconds: 30,
    wrapUpSeconds: 120,
    requires: [],
    rings: [],
    keywords: [],
    isDefault: false,
    state: 'open',
    ...settings,
  })
  return queue.id
}

export async function aWaitingContact(tx: Tx, queueId: Id): Promise<Id> {
  const contact = await openContact(tx, {
    channel: 'chat',
    visitorId: null,
    customerName: null,
    language: 'zh-Hans',
    page: null,
  })
  await enqueue(tx, { contactId: contact.id, queueId, channel: 'chat' })
  return contact.id
}

export type Holding = { contact_id: Id; person_id: Id; kind: string }

export async function allInHand(db: Db): Promise<Holding[]> {
  return db.selectFrom('assignments').select(['contact_id', 'person_id', 'kind']).execute()
}

export type OfferOfTests = { id: Id; contact_id: Id; person_id: Id; state: string; expires_at: Date }

export async function allOffers(db: Db): Promise<OfferOfTests[]> {
  return db
    .selectFrom('offers')
    .select(['id', 'contact_id', 'person_id', 'state', 'expires_at'])
    .orderBy('id')
    .execute()
}

export async function allWaiting(db: Db): Promise<{ contact_id: Id; offer_id: Id | null; since: Date }[]> {
  return db.selectFrom('waiting').select(['contact_id', 'offer_id', 'since']).orderBy('since').execute()
}

/** Where contacts, the queue, offers and hands do not tell the same; empty when all is well. */
export async function contradictions(db: Db): Promise<{ what: string; id: Id }[]> {
  const { rows } = await sql<{ what: string; id: Id }>`
    select 'in the queue and not waiting' as what, contact_id as id from waiting
      join contacts on contacts.id = contact_id where contacts.state not in ('waiting', 'offered')
    union all select 'waiting and not in the queue', id from contacts
     where state in ('waiting', 'offered') and not exists (select from waiting where contact_id = contacts.id)
    union all select 'offered to other than the offer says', contacts.id from contacts
      left join offers on offers.contact_id = contacts.id and offers.state = 'open'
     where contacts.offered_to is distinct from offers.person_id
    union all select 'in hand and not hers', contact_id from assignments
      join contacts on contacts.id = contact_id
     where (contacts.holder_id, contacts.state) is distinct from
           (person_id, case kind when 'offered' then 'offered' else kind end)
    union all select 'hers and not in hand', id from contacts
     where state in ('offered', 'serving', 'wrap-up')
       and not exists (select from assignments where contact_id = contacts.id)
       and not exists (select from wrap_ups where contact_id = contacts.id and over_at is not null)
    union all select 'overfilled', person_id from agent_states
     where chat_capacity < (select count(*) from assignments where assignments.person_id = agent_states.person_id)
    union all select 'free while somebody waits', person_id from agent_states
     where agent_states.state = 'ready'
       and chat_capacity > (select count(*) from assignments where assignments.person_id = agent_states.person_id)
       and exists (select from waiting where offer_id is null
                      and not exists (select from declines where declines.contact_id = waiting.contact_id
                                         and declines.person_id = agent_states.person_id))`.execute(db)
  return rows
}
