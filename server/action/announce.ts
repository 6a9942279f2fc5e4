import { type Compilable, sql } from 'kysely'
import { type Announcement, actorId, type StoredEvent } from '#protocol'
import { withCommit } from '#platform/database'
import { newId } from './new-id.ts'
import type { Tx } from './tx.ts'

/**
 * Tells what happened. It is stored in this transaction as its work ends; screens, the router and reactions learn
 * of it once that is committed.
 */
export async function announce<Data>(tx: Tx, announcement: Announcement<Data>): Promise<StoredEvent<Data>> {
  const { kind, about, data } = announcement
  const event: StoredEvent<Data> = {
    id: newId(),
    type: kind.type,
    version: kind.version,
    at: tx.now.toISOString(),
    actor: { kind: tx.actor.kind, id: actorId(tx.actor), name: 'name' in tx.actor ? tx.actor.name : null },
    causeId: tx.causeId,
    about,
    data,
  }
  tx.announced.push(event)
  return event
}

/** PostgreSQL takes 65,535 values in one statement. */
const mostAtOnce = 1_000

/** Everything announced, and what follows from it, in as few statements as can be: an action tells of several things. */
export async function storeAnnounced(tx: Tx): Promise<void> {
  for (let from = 0; from < tx.announced.length; from += mostAtOnce) {
    await store(tx, tx.announced.slice(from, from + mostAtOnce))
  }
}

async function store({ db, organisation }: Tx, events: readonly StoredEvent[]): Promise<void> {
  const last = (query: Compilable) => db.executeQuery(withCommit(query.compile()))
  await last(db.insertInto('events').values(events.map(rowOf)))
  const following = events.flatMap(({ id, type, at }) =>
    organisation.reactionsTo(type).map((reaction) => ({ event_id: id, reaction, at: new Date(at) })),
  )
  if (following.length === 0) return
  await last(db.insertInto('reactions').values(following))
  await db.executeQuery(
    withCommit(
      sql`select graphile_worker.add_job('react', json_build_object('eventId', event_id, 'reaction', reaction), max_attempts => 12)
          from unnest(${following.map(({ event_id }) => event_id)}::text[],
                      ${following.map(({ reaction }) => reaction)}::text[]) as following (event_id, reaction)`.compile(
        db,
      ),
    ),
  )
}

/** Each at its own instant: a story told in one transaction may span a month. */
function rowOf({ id, at, type, version, actor, causeId, about, data }: StoredEvent) {
  return {
    id,
    at: new Date(at),
    type,
    version,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    cause_id: causeId,
    contact_id: about.contactId ?? null,
    person_id: about.personId ?? null,
    unit_id: about.unitId ?? null,
    queue_id: about.queueId ?? null,
    visitor_id: about.visitorId ?? null,
    data: JSON.stringify(data),
  }
}
