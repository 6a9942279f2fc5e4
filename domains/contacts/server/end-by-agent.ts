import { contactEnded, type endContactByAgent as declared, staffContactOf, whyNotEnd } from '#contacts/core'
import { type Action, audit } from '#platform/action'
import { found, refuseIf } from '#protocol'
import { changeLocked } from './change-contact.ts'
import { visibleForUpdate } from './visible-contact.ts'

export const endContactByAgent: Action<typeof declared> = async (tx, { params }) => {
  const before = await visibleForUpdate(tx, params.contactId)
  refuseIf(whyNotEnd(before, tx.scope), 'contacts')
  const happening = { type: 'ended', at: tx.now.toISOString(), by: 'agent' } as const
  const contact = found(
    await changeLocked(tx, before, happening, { event: contactEnded, reason: 'agent-ended' }),
    'contact',
  )
  await audit(tx, {
    action: 'contacts.end',
    subject: { kind: 'contact', id: contact.id },
    before: { state: before.state },
    after: { state: contact.state },
  })
  return staffContactOf(contact)
}
