import { isStorable, staffContactOf, whyNotWrapUp, type wrapUpContact as declared } from '#contacts/core'
import { type Action, audit } from '#platform/action'
import { found, Refused, refuseIf } from '#protocol'
import { finishWrapUp } from './contact-moves.ts'
import { isReasonInUse } from './store.ts'
import { visibleForUpdate } from './visible-contact.ts'

export const wrapUpContact: Action<typeof declared> = async (tx, { params, body }) => {
  const { reasonCode } = body
  const note = body.note?.trim() || null
  const before = await visibleForUpdate(tx, params.contactId)
  refuseIf(whyNotWrapUp(before, tx.scope), 'contacts')
  if (note !== null && !isStorable(note)) throw new Refused({ code: 'contacts.text-broken', status: 422 })
  if (!(await isReasonInUse(tx.db, reasonCode)))
    throw new Refused({ code: 'contacts.unknown-reason', status: 422 })
  const contact = found(await finishWrapUp(tx, { contactId: before.id, reasonCode, note }), 'contact')
  await audit(tx, {
    action: 'contacts.wrap-up',
    subject: { kind: 'contact', id: contact.id },
    before: { state: before.state },
    after: { state: contact.state, reasonCode, note },
  })
  return staffContactOf(contact)
}
