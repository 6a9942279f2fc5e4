import { sql } from 'kysely'
import { type Announcement, actorId, type StoredEvent } from '#protocol'
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

/** Everything announced, and what follows from it, in as few statements as can be: an action tells of several things. */
export async function storeAnnounced({ db, announced, now, organisation }: Tx): Promise<void> {
  if (announced.length === 0) return
  await db
    .insertInto('events')
    .values(announced.map((event) => rowOf(event, now)))
    .execute()
  const following = announced.flatMap(({ id, type }) =>
    organisation.reactionsTo(type).map((reaction) => ({ event_id: id, reaction, at: now })),
  )
  if (following.length === 0) return
  await db.insertInto('reactions').values(following).execute()
  await sql`select graphile_worker.add_job('react', json_build_object('eventId', event_id, 'reaction', reaction), max_attempts => 12)
              from unnest(${following.map(({ event_id }) => event_id)}::text[],
                          ${following.map(({ reaction }) => reaction)}::text[]) as following (event_id, reaction)`.execute(
    db,
  )
}

function rowOf({ id, type, version, actor, causeId, about, data }: StoredEvent, now: Date) {
  return {
    id,
    at: now,
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
