// Tells what happened: the event and one job for each reaction, in the transaction of the change itself.
import { sql } from 'kysely'
import { type Announcement, actorId, type StoredEvent } from '#protocol'
import { newId } from './new-id.ts'
import type { Tx } from './tx.ts'

/** Stores the event; screens, the router and reactions learn of it once the transaction is committed. */
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
  await tx.db
    .insertInto('events')
    .values({
      id: event.id,
      at: tx.now,
      type: event.type,
      version: event.version,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      cause_id: event.causeId,
      contact_id: about.contactId ?? null,
      person_id: about.personId ?? null,
      unit_id: about.unitId ?? null,
      queue_id: about.queueId ?? null,
      visitor_id: about.visitorId ?? null,
      data: JSON.stringify(data),
    })
    .execute()
  await addReactions(tx, event.id, tx.organisation.reactionsTo(event.type))
  tx.announced.push(event)
  return event
}

async function addReactions(tx: Tx, eventId: string, reactions: readonly string[]): Promise<void> {
  if (reactions.length === 0) return
  await tx.db
    .insertInto('reactions')
    .values(reactions.map((reaction) => ({ event_id: eventId, reaction, at: tx.now })))
    .execute()
  await sql`select graphile_worker.add_job('react', json_build_object('eventId', ${eventId}::text, 'reaction', reaction), max_attempts => 12)
              from unnest(${reactions}::text[]) as reaction`.execute(tx.db)
}
