// The SQL of the router itself: whose turn it is, and the whole floor in a few bulk reads.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { AgentState, Channel } from '#routing/core'

/** A leadership: who holds it, and the how-manieth it is. */
export type Lease = { holder: Id; epoch: number }

/**
 * Takes or renews the lease by the database's clock; undefined while another holds it whose process lives.
 * The epoch grows with every change of holder.
 */
export async function takeLease(db: Db, holder: Id, processId: Id): Promise<number | undefined> {
  const { rows } = await sql<{ epoch: number }>`
    update router_lease
       set epoch = case when holder = ${holder} then epoch else epoch + 1 end,
           holder = ${holder}, process_id = ${processId}, expires_at = clock_timestamp() + interval '6 seconds'
     where holder is null or holder = ${holder} or expires_at < clock_timestamp()
        or not exists (select from processes
                        where id = router_lease.process_id and seen_at > clock_timestamp() - interval '3 seconds')
    returning epoch`.execute(db)
  return rows[0]?.epoch
}

export async function giveUpLease(db: Db, holder: Id): Promise<void> {
  await sql`update router_lease set holder = null, process_id = null, expires_at = null
             where holder = ${holder}`.execute(db)
}

/** Keeps the lease from changing hands until the end of the transaction; false when it already has. */
export async function holdsLease(db: Db, { holder, epoch }: Lease): Promise<boolean> {
  const { rows } = await sql`
    select from router_lease where holder = ${holder} and epoch = ${epoch} for share`.execute(db)
  return rows.length > 0
}

export type AgentFactRow = {
  person_id: Id
  state: AgentState
  is_held: boolean
  idle_since: Date
  chat_capacity: number
  phone_capacity: number
  mail_capacity: number
  chat: number
  phone: number
  mail: number
  exclusive: boolean
}

/** Who is not offline, with what she serves or wraps up, or also what she is offered. */
export async function presentAgents(
  db: Db,
  personIds: readonly Id[] | 'all',
  counting: 'serving' | 'offers-too' = 'serving',
): Promise<AgentFactRow[]> {
  const which = personIds === 'all' ? sql`true` : sql`agent.person_id = any(${[...personIds]}::uuid[])`
  const { rows } = await sql<AgentFactRow>`
    select agent.person_id, agent.state, agent.holds <> '{}' as is_held, agent.idle_since,
           agent.chat_capacity, agent.phone_capacity, agent.mail_capacity,
           coalesce(hand.chat, 0) as chat, coalesce(hand.phone, 0) as phone, coalesce(hand.mail, 0) as mail,
           coalesce(hand.exclusive, false) as exclusive
      from agent_states agent
      left join lateral (select count(*) filter (where counts and channel = 'chat')::int as chat,
                                count(*) filter (where counts and channel = 'phone')::int as phone,
                                count(*) filter (where counts and channel = 'mail')::int as mail,
                                bool_or(exclusive and counts) as exclusive
                           from (select channel, exclusive, kind <> 'offered' or ${counting === 'offers-too'} as counts
                                   from assignments where person_id = agent.person_id
                                 union all
                                 select kept.channel, coalesce(held_now.exclusive, false), true
                                   from reserved_hands kept
                                   left join assignments held_now on held_now.contact_id = kept.contact_id
                                  where kept.person_id = agent.person_id) held) hand on true
     where agent.state not in ('offline', 'dropped') and ${which}`.execute(db)
  return rows
}

export type ContactFactRow = {
  contact_id: Id
  queue_id: Id
  channel: Channel
  since: Date
  line_since: Date
  priority: number
  level: number
  returned: boolean
  reserved_for: Id | null
  reserved_until: Date | null
  only_for: Id | null
  offered_to: Id | null
  expires_at: Date | null
  takes_alone: boolean | null
  declines: { personId: Id; until: number }[]
}

/** Contacts nobody serves yet, with their open offer and who declined them. */
export async function waitingContacts(db: Db, contactIds: readonly Id[] | 'all'): Promise<ContactFactRow[]> {
  const which = contactIds === 'all' ? sql`true` : sql`waiting.contact_id = any(${[...contactIds]}::uuid[])`
  const { rows } = await sql<ContactFactRow>`
    select waiting.contact_id, waiting.queue_id, waiting.channel, waiting.since, waiting.line_since, waiting.priority,
           coalesce(customers.level, 0) as level,
           waiting.returned, waiting.reserved_for, waiting.reserved_until, waiting.only_for,
           offers.person_id as offered_to, offers.expires_at, hand.exclusive as takes_alone, coalesce(declined.declines, '[]') as declines
      from waiting
      left join offers on offers.id = waiting.offer_id
      join contacts on contacts.id = waiting.contact_id
      left join customers on customers.id = contacts.customer_id
      left join assignments hand on hand.contact_id = waiting.contact_id
      left join lateral (
             select json_agg(json_build_object('personId', person_id,
                                               'until', floor(extract(epoch from until) * 1000)::bigint)) as declines
               from declines where declines.contact_id = waiting.contact_id) declined on true
     where ${which}`.execute(db)
  return rows
}
