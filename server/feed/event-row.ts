import type { About, Id, StoredEvent } from '#protocol'

export type EventRow = {
  id: Id
  at: Date
  type: string
  version: number
  actor_kind: StoredEvent['actor']['kind']
  actor_id: Id | null
  actor_name: string | null
  cause_id: Id | null
  contact_id: Id | null
  person_id: Id | null
  unit_id: Id | null
  queue_id: Id | null
  visitor_id: Id | null
  data: unknown
}

export const eventColumns =
  'id, at, type, version, actor_kind, actor_id, actor_name, cause_id, contact_id, person_id, unit_id, queue_id, visitor_id, data'

/** A row of the log as the event it was announced as. */
export function readEvent(row: EventRow): StoredEvent {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    causeId: row.cause_id,
    about: aboutOf(row),
    data: row.data,
  }
}

function aboutOf(row: EventRow): About {
  return {
    ...(row.contact_id && { contactId: row.contact_id }),
    ...(row.person_id && { personId: row.person_id }),
    ...(row.unit_id && { unitId: row.unit_id }),
    ...(row.queue_id && { queueId: row.queue_id }),
    ...(row.visitor_id && { visitorId: row.visitor_id }),
  }
}
