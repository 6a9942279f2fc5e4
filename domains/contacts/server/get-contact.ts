import { type getContact as declared, staffContactOf } from '#contacts/core'
import type { Action } from '#platform/action'
import { known } from './contact-row.ts'
import { happeningsOf } from './store.ts'
import { visibleContact } from './visible-contact.ts'

const mostHappenings = 200
const actorKinds = ['person', 'key', 'visitor', 'system', 'stranger'] as const

export const getContact: Action<typeof declared> = async (tx, { params }) => {
  const contact = await visibleContact(tx, params.contactId)
  const rows = await happeningsOf(tx.db, contact.id, mostHappenings)
  const timeline = rows.map((row) => ({
    id: row.id,
    type: row.type,
    at: row.at.toISOString(),
    actorKind: known(actorKinds, row.actor_kind),
    actorId: row.actor_id,
    actorName: row.actor_name,
    personId: row.person_id,
    queueId: row.queue_id,
    reason: row.reason,
  }))
  return { contact: staffContactOf(contact), timeline }
}
