// What follows for a call from what happens to its contact. Each may run twice, late and out of order.
import type { Decision } from '#channels-phone/core'
import { contactFor } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { notTakenElsewhere } from '#routing/server'
import { decide, stepCall } from './step.ts'
import { callOfContact } from './store.ts'
import { deskPhoneOf } from './store-settings.ts'

type Offered = { contactId: Id; personId: Id; offerId: Id; expiresAt: Date }

/** On `offer.made`: her telephone rings, for as long as the offer stands. Its leg is named for the offer. */
export async function ringAgent(tx: Tx, { contactId, personId, offerId, expiresAt }: Offered): Promise<void> {
  const callId = await callOfContact(tx.db, contactId)
  if (callId === undefined) return
  const phone = await deskPhoneOf(tx.db, personId)
  if (!phone) return notTakenElsewhere(tx, offerId, 'missed')
  const seconds = Math.max(1, Math.ceil((expiresAt.getTime() - tx.now.getTime()) / 1000))
  const to = { kind: 'desk-phone', account: phone.account } as const
  await stepCall(tx, callId, decide(tx, { type: 'offer', rung: { leg: offerId, personId, to, seconds } }))
}

/** On `offer.accepted`, which her telephone may have done itself. */
export const followAccepted = (
  tx: Tx,
  { contactId, offerId }: { contactId: Id; offerId: Id },
): Promise<void> => step(tx, contactId, { type: 'accept', leg: offerId })

/** On the end of an offer that nobody took: it rings no longer. */
export const stopRinging = (tx: Tx, { contactId, offerId }: { contactId: Id; offerId: Id }): Promise<void> =>
  step(tx, contactId, { type: 'withdraw', leg: offerId })

/** On `contact.ended` and `contact.abandoned`, which the call may have brought about itself. */
export async function hangUp(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const contact = await contactFor(tx, contactId)
  const by = contact?.endedBy === 'agent' ? 'agent' : 'system'
  await step(tx, contactId, { type: 'hang-up', by, why: 'done', notice: [] })
}

/** On `contact.transferred` and `contact.returned`: from the agent back into a line. */
export async function backInLine(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const contact = await contactFor(tx, contactId)
  if (contact?.state !== 'waiting' || contact.queueId === null) return
  await step(tx, contactId, { type: 'hand-over', to: { kind: 'queue', queueId: contact.queueId } })
}

type Sent<Each> = Each extends unknown ? Omit<Each, 'at'> : never

async function step(tx: Tx, contactId: Id, decision: Sent<Decision>): Promise<void> {
  const callId = await callOfContact(tx.db, contactId)
  if (callId !== undefined) await stepCall(tx, callId, decide(tx, decision))
}
