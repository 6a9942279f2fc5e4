// Her contacts, as they stand in a customer's timeline.
import { belongingOf, type ContactInTimeline, previewOf } from '#contacts/core'
import type { TimelineSource } from '#customers/server'
import { covers } from '#protocol'
import { contactsOfCustomer } from './store-customers.ts'

export const contactsInTimeline: TimelineSource = async (tx, ask) => {
  const scope = tx.scopeOf('contacts.read')
  const rows = await contactsOfCustomer(tx.db, ask)
  return rows.map(({ contact, firstWords }) => {
    const facts: ContactInTimeline = {
      contactId: contact.id,
      channel: contact.channel,
      state: contact.state,
      agentName: contact.agent?.name ?? null,
      endedAt: contact.endedAt,
      reasons: contact.reasons,
      resolved: contact.resolved,
      outcome: contact.outcome,
      note: contact.note,
      rating: contact.rating,
      firstWords: firstWords === null ? null : previewOf(firstWords),
      readable: covers(scope, belongingOf(contact)),
    }
    return { id: contact.id, kind: 'contact', at: contact.openedAt, facts }
  })
}
