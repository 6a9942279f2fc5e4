// What the agent says of a contact when it is over, or puts right on the same day.
import {
  type Contact,
  type correctWrapUp as declaredCorrection,
  inReadingOrder,
  isStorable,
  staffContactOf,
  type WrapUp,
  whyNotCorrect,
  whyNotReasons,
  whyNotWrapUp,
  type wrapUpContact as declared,
} from '#contacts/core'
import { type Action, audit, type Tx } from '#platform/action'
import { found, Refused, refuseIf } from '#protocol'
import { changeWrapUp, finishWrapUp } from './contact-moves.ts'
import { startOfDay } from './store.ts'
import { allReasons, outcomeByCode } from './store-reasons.ts'
import { visibleForUpdate } from './visible-contact.ts'

export const wrapUpContact: Action<typeof declared> = async (tx, { params, body }) => {
  const before = await visibleForUpdate(tx, params.contactId)
  refuseIf(whyNotWrapUp(before, tx.scope), 'contacts')
  const wrapUp = await checked(tx, body, before)
  const finishing = { contactId: before.id, by: 'agent', ...wrapUp } as const
  const contact = staffContactOf(found(await finishWrapUp(tx, finishing), 'contact'))
  await audit(tx, {
    action: 'contacts.wrap-up',
    subject: { kind: 'contact', id: contact.id },
    before: { state: before.state },
    after: { state: contact.state, ...recorded(contact) },
  })
  return contact
}

export const correctWrapUp: Action<typeof declaredCorrection> = async (tx, { params, body }) => {
  const before = await visibleForUpdate(tx, params.contactId)
  const today = await startOfDay(tx.db, tx.now, tx.organisation.timeZone)
  refuseIf(whyNotCorrect(before, tx.scope, today.toISOString()), 'contacts')
  const wrapUp = await checked(tx, body, before)
  const contact = staffContactOf(
    found(await changeWrapUp(tx, { contactId: before.id, ...wrapUp }), 'contact'),
  )
  await audit(tx, {
    action: 'contacts.correct-wrap-up',
    subject: { kind: 'contact', id: contact.id },
    before: recorded(before),
    after: recorded(contact),
  })
  return contact
}

/** What may be kept: reasons and an outcome in use, or those it has already. */
async function checked(
  tx: Tx,
  { reasons, resolved, outcome, ...wanted }: WrapUp,
  before: Contact,
): Promise<WrapUp> {
  const note = inReadingOrder(wanted.note ?? '').trim() || null
  if (note !== null && !isStorable(note)) throw new Refused({ code: 'contacts.text-broken', status: 422 })
  refuseIf(whyNotReasons(reasons, await allReasons(tx.db), before.reasons), 'contacts', 422)
  if (outcome !== null && outcome !== before.outcome) {
    const row = await outcomeByCode(tx.db, outcome)
    refuseIf(row && !row.retired ? undefined : 'unknown-outcome', 'contacts', 422)
  }
  return { reasons, resolved, outcome, note }
}

const recorded = ({ reasons, resolved, outcome, note }: WrapUp) => ({ reasons, resolved, outcome, note })
