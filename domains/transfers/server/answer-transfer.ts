import { type ContactRecord, staffContactOf } from '#contacts/core'
import { contactFor, handOverContact } from '#contacts/server'
import { notify } from '#notices/server'
import { type Action, audit, type Tx } from '#platform/action'
import { found, type Id, refuseIf } from '#protocol'
import { handOver } from '#routing/server'
import {
  acceptedNotice,
  type acceptTransfer as declaredAccept,
  type cancelTransfer as declaredCancel,
  type rejectTransfer as declaredReject,
  whyNotAnswer,
  whyNotCancel,
} from '#transfers/core'
import { bringBack, endRinging, lockedWithContact } from './end-ringing.ts'
import { shownTransfer } from './shown-transfer.ts'
import { activePerson, type TransferRow } from './store.ts'

export const acceptTransfer: Action<typeof declaredAccept> = async (tx, { params }) => {
  const { transfer, contact, personId } = await mine(tx, params.transferId)
  const { id: contactId, channel } = contact
  const isServed = contact.state === 'serving' && contact.agent?.id === transfer.from_id
  refuseIf(isServed ? undefined : 'contact-moved-on', 'transfers')
  const her = found(await activePerson(tx.db, personId), 'person')
  await endRinging(tx, transfer, contact, { state: 'accepted', reason: null })
  const taking = { contactId, personId, personName: her.name, unitId: her.unit_id }
  found(await handOverContact(tx, taking), 'contact')
  await handOver(tx, { contactId, from: transfer.from_id, to: personId, channel })
  const about = { contactId }
  const data = { name: her.name }
  await notify(tx, { personIds: [transfer.from_id], kind: acceptedNotice, about, data, urgency: 'soon' })
  await audit(tx, {
    action: 'transfers.accept',
    subject: { kind: 'contact', id: contactId },
    before: { agent: contact.agent?.name ?? null },
    after: { agent: her.name },
  })
  return staffContactOf(found(await contactFor(tx, contactId), 'contact'))
}

export const rejectTransfer: Action<typeof declaredReject> = async (tx, { params }) => {
  const { transfer, contact } = await mine(tx, params.transferId)
  return shownTransfer(await bringBack(tx, transfer, contact, 'rejected'))
}

export const cancelTransfer: Action<typeof declaredCancel> = async (tx, { params }) => {
  const personId = myId(tx)
  const { transfer, contact } = found(await lockedWithContact(tx, params.transferId), 'transfer')
  const isMine = transfer.from_id === personId || transfer.by_id === personId
  found(isMine ? transfer : undefined, 'transfer')
  refuseIf(whyNotCancel(asCoreKnowsIt(transfer), personId), 'transfers')
  return shownTransfer(await endRinging(tx, transfer, contact, { state: 'cancelled', reason: null }))
}

/** What rings with me; of another's transfer she does not learn that it exists. */
async function mine(
  tx: Tx,
  transferId: Id,
): Promise<{ transfer: TransferRow; contact: ContactRecord; personId: Id }> {
  const personId = myId(tx)
  const { transfer, contact } = found(await lockedWithContact(tx, transferId), 'transfer')
  found(transfer.to_person_id === personId ? transfer : undefined, 'transfer')
  refuseIf(whyNotAnswer(asCoreKnowsIt(transfer), personId, tx.now.getTime()), 'transfers')
  return { transfer, contact, personId }
}

function asCoreKnowsIt({ state, to_person_id, from_id, by_id, expires_at }: TransferRow) {
  return {
    state,
    toPersonId: to_person_id,
    fromId: from_id,
    byId: by_id,
    expiresAt: expires_at?.getTime() ?? 0,
  }
}

export function myId({ actor }: Tx): Id {
  return found(actor.kind === 'person' ? actor.personId : undefined, 'person')
}
