// What follows for a call from what happens to its contact. Each may be done twice, late and out of order.
import type { Decision } from '#channels-phone/core'
import { contactFor } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { Id, StoredEvent } from '#protocol'
import { notTakenElsewhere, openOfferFor } from '#routing/server'
import { decide, stepCall } from './step.ts'
import { callOfContact } from './store.ts'
import { deskPhoneOf } from './store-settings.ts'

/** What happens to a contact that its call follows. */
const followed: Readonly<Record<string, (tx: Tx, event: { contactId: Id; offerId: Id }) => Promise<void>>> = {
  'offer.made': (tx, { contactId }) => ringAgent(tx, contactId),
  'offer.accepted': (tx, { contactId, offerId }) => step(tx, contactId, { type: 'accept', leg: offerId }),
  'offer.missed': (tx, { contactId, offerId }) => step(tx, contactId, { type: 'withdraw', leg: offerId }),
  'offer.rejected': (tx, { contactId, offerId }) => step(tx, contactId, { type: 'withdraw', leg: offerId }),
  'offer.withdrawn': (tx, { contactId, offerId }) => step(tx, contactId, { type: 'withdraw', leg: offerId }),
  'contact.ended': (tx, { contactId }) => hangUp(tx, contactId),
  'contact.abandoned': (tx, { contactId }) => hangUp(tx, contactId),
  'contact.returned': (tx, { contactId }) => backInLine(tx, contactId),
  'contact.transferred': (tx, { contactId }) => backInLine(tx, contactId),
}

/** Undefined where nothing follows. */
export function followerOf({ type, about, data }: StoredEvent): ((tx: Tx) => Promise<void>) | undefined {
  const follow = followed[type]
  const { contactId } = about
  if (!follow || !contactId) return undefined
  const { offerId } = data as { offerId?: Id }
  return (tx) => follow(tx, { contactId, offerId: offerId ?? '' })
}

/** After nobody followed for a while: the call is brought to where its contact stands. */
export async function catchUp(tx: Tx, contactId: Id): Promise<void> {
  const contact = await contactFor(tx, contactId)
  if (contact?.state === 'offered') await ringAgent(tx, contactId)
  else if (contact?.state === 'waiting') await backInLine(tx, contactId)
  else if (contact?.state !== 'serving') await hangUp(tx, contactId)
}

/** Her telephone rings, for as long as the offer stands. Its leg is named for the offer. */
async function ringAgent(tx: Tx, contactId: Id): Promise<void> {
  const callId = await callOfContact(tx.db, contactId)
  const offer = await openOfferFor(tx, contactId)
  if (callId === undefined || !offer) return
  const { id: leg, personId, expiresAt } = offer
  const phone = await deskPhoneOf(tx.db, personId)
  if (!phone) return notTakenElsewhere(tx, leg, 'missed')
  const seconds = Math.max(1, Math.ceil((expiresAt.getTime() - tx.now.getTime()) / 1000))
  const to = { kind: 'desk-phone', account: phone.account } as const
  await stepCall(tx, callId, decide(tx, { type: 'offer', rung: { leg, personId, to, seconds } }))
}

/** Which the call may have brought about itself. */
async function hangUp(tx: Tx, contactId: Id): Promise<void> {
  const contact = await contactFor(tx, contactId)
  const by = contact?.endedBy === 'agent' ? 'agent' : 'system'
  await step(tx, contactId, { type: 'hang-up', by, why: 'done', notice: [] })
}

/** From the agent back into a line. */
async function backInLine(tx: Tx, contactId: Id): Promise<void> {
  const contact = await contactFor(tx, contactId)
  if (contact?.state !== 'waiting' || contact.queueId === null) return
  await step(tx, contactId, { type: 'hand-over', to: { kind: 'queue', queueId: contact.queueId } })
}

type Sent<Each> = Each extends unknown ? Omit<Each, 'at'> : never

async function step(tx: Tx, contactId: Id, decision: Sent<Decision>): Promise<void> {
  const callId = await callOfContact(tx.db, contactId)
  if (callId !== undefined) await stepCall(tx, callId, decide(tx, decision))
}
