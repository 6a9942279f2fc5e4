// The SQL of the log as far as it tells what agents were doing.
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import type { AgentState } from '#routing/core'

export type StateRow = {
  person_id: Id
  at: Date
  state: AgentState
  reason: string | null
  break_kind_id: Id | null
}

const stateFields = sql`
  event.person_id, event.at, event.data->>'state' as state, event.data->>'reason' as reason,
  event.data->'breakKind'->>'id' as break_kind_id`

/** Her states within the span, and for each the one she came into it with. */
export async function statesInLog(
  db: Db,
  personIds: readonly Id[],
  { from, to }: { from: Date; to: Date },
): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select before.* from unnest(${[...personIds]}::uuid[]) as one
     cross join lateral (
       select ${stateFields} from events event
        where event.type = 'agent.state-changed' and event.person_id = one and event.at < ${from}
        order by event.at desc, event.id desc limit 1) before
    union all
    (select ${stateFields} from events event
      where event.type = 'agent.state-changed' and event.person_id = any(${[...personIds]}::uuid[])
        and event.at >= ${from} and event.at < ${to}
      order by event.at, event.id)`.execute(db)
  return rows
}

export type HandRow = {
  contact_id: Id
  at: Date
  type: string
  /** Who has it from then on, where the event says so. */
  agent_id: Id | null
  offered_to: Id | null
  person_id: Id | null
}

/** In their order, everything that moved the contacts these people had within the span. */
export async function handsInLog(
  db: Db,
  personIds: readonly Id[],
  { from, to }: { from: Date; to: Date },
): Promise<HandRow[]> {
  const { rows } = await sql<HandRow>`
    with hers as (
      select distinct contact_id from events
       where type in ('contact.offered', 'contact.accepted', 'contact.handed-over', 'contact.taken-over')
         and person_id = any(${[...personIds]}::uuid[]) and at >= ${from} and at < ${to})
    select event.contact_id, event.at, event.type, event.person_id,
           event.data->'contact'->'agent'->>'id' as agent_id, event.data->'contact'->>'offeredTo' as offered_to
      from hers join events event on event.contact_id = hers.contact_id
     where event.type in ('contact.offered', 'contact.requeued', 'contact.accepted', 'contact.returned',
                          'contact.transferred', 'contact.handed-over', 'contact.taken-over', 'contact.ended', 'contact.abandoned',
                          'contact.wrapped-up', 'wrap-up.ran-out')
       and event.at < ${to}
     order by event.at, event.id`.execute(db)
  return rows
}
