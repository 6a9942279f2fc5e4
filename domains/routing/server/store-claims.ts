// The SQL of a claim: as few statements as its locks allow, for every offer of the house goes through here.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { Channel, WhyOffered } from '#routing/core'
import type { Lease } from './store-router.ts'

/** What a claim stands on, with its locks held until the end of the transaction. */
export type Ground = {
  channel: Channel
  /** Of the agent on this channel. */
  capacity: number
  priority: number
  only_for: Id | null
  exclusive: boolean
  auto_accept: boolean
  unit_id: Id | null
  name: string
}

type Claimed = { contactId: Id; agentId: Id; queueId: Id }

/**
 * Locks the lease, the agent and the contact's place in the queue, in this order. Undefined when the lease is
 * another's, she takes nothing, or the contact is with somebody, gone, or waits elsewhere.
 */
export async function lockedGround(
  db: Db,
  { holder, epoch }: Lease,
  { contactId, agentId, queueId }: Claimed,
): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select waiting.channel, waiting.priority, waiting.only_for, queues.exclusive, queues.auto_accept,
           people.unit_id, people.name,
           case waiting.channel when 'chat' then agent.chat_capacity
                                when 'phone' then agent.phone_capacity else agent.mail_capacity end as capacity
      from router_lease
      join agent_states agent on agent.person_id = ${agentId} and agent.state = 'ready' and agent.holds = '{}'
      join people on people.id = agent.person_id
      join waiting on waiting.contact_id = ${contactId} and waiting.queue_id = ${queueId}
                  and waiting.offer_id is null
      join queues on queues.id = waiting.queue_id
     where router_lease.holder = ${holder} and router_lease.epoch = ${epoch}
       for share of router_lease for update of agent for update of waiting`.execute(db)
  return rows[0]
}

/** What she holds on a channel, and whether anything she holds takes her alone. */
export async function handsHeld(
  db: Db,
  personId: Id,
  channel: Channel,
): Promise<{ load: number; alone: boolean }> {
  const { rows } = await sql<{ load: number; alone: boolean }>`
    select count(*) filter (where channel = ${channel})::int as load, coalesce(bool_or(exclusive), false) as alone
      from (select channel, exclusive from assignments where person_id = ${personId}
            union all select kept.channel, coalesce(held_now.exclusive, false)
                        from reserved_hands kept
                        left join assignments held_now on held_now.contact_id = kept.contact_id
                       where kept.person_id = ${personId}) held`.execute(db)
  return rows[0] ?? { load: 0, alone: false }
}

type NewOffer = {
  id: Id
  contact_id: Id
  person_id: Id
  queue_id: Id
  channel: Channel
  priority: number
  exclusive: boolean
  offered_at: Date
  expires_at: Date
  epoch: number
  why: WhyOffered
}

/** Holds a contact out to an agent in one statement: the offer, its place in the queue, her hand and her turn. */
export async function holdOut(db: Db, offer: NewOffer): Promise<void> {
  await sql`
    with made as (
      insert into offers (id, contact_id, person_id, queue_id, state, offered_at, expires_at, epoch, why)
      values (${offer.id}, ${offer.contact_id}, ${offer.person_id}, ${offer.queue_id}, 'open',
              ${offer.offered_at}, ${offer.expires_at}, ${offer.epoch}, ${JSON.stringify(offer.why)})
    ), held as (
      update waiting set offer_id = ${offer.id} where contact_id = ${offer.contact_id}
    ), hand as (
      insert into assignments (contact_id, person_id, channel, kind, since, queue_id, priority, exclusive)
      values (${offer.contact_id}, ${offer.person_id}, ${offer.channel}, 'offered', ${offer.offered_at},
              ${offer.queue_id}, ${offer.priority}, ${offer.exclusive})
    )
    update agent_states set idle_since = greatest(idle_since, ${offer.offered_at})
     where person_id = ${offer.person_id}`.execute(db)
}
