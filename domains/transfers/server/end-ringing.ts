// How a transfer that rings ends, whoever or whatever ends it.
import { raiseFor } from '#assistance/server'
import type { ContactRecord } from '#contacts/core'
import { lockContact, setReaders, tellCustomer } from '#contacts/server'
import { endNotices, notify } from '#notices/server'
import { announce, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { lockHands, releaseReserved } from '#routing/server'
import {
  type BackReason,
  cameBackNotice,
  goesToLeader,
  transferEnded,
  transferOfferedNotice,
} from '#transfers/core'
import { stillAsked } from './store-consults.ts'
import { bouncesSince, lockedTransfer, saveEnd, transferById, type TransferRow } from './store.ts'

export type End = {
  state: 'accepted' | 'came-back' | 'cancelled' | 'over'
  reason: BackReason | null
}

/** The transfer with every lock it needs: hands, contact, itself. */
export async function lockedWithContact(
  tx: Tx,
  transferId: Id,
): Promise<{ transfer: TransferRow; contact: ContactRecord } | undefined> {
  const before = await transferById(tx.db, transferId)
  if (!before) return undefined
  await lockHands(tx, [before.from_id, ...(before.to_person_id ? [before.to_person_id] : [])])
  const contact = await lockContact(tx, before.contact_id)
  const transfer = await lockedTransfer(tx.db, transferId)
  return contact && transfer && { transfer, contact }
}

/** Her hand is free again, and she reads along no more unless she was asked in besides. */
export async function endRinging(
  tx: Tx,
  transfer: TransferRow,
  contact: ContactRecord,
  { state, reason }: End,
): Promise<TransferRow> {
  const { id, contact_id: contactId, to_person_id: personId } = transfer
  await saveEnd(tx.db, id, { state, reason, now: tx.now })
  await releaseReserved(tx, contactId)
  const isAsked = personId !== null && (await stillAsked(tx.db, contactId, personId))
  const readers = contact.readers.filter((reader) => isAsked || reader !== personId)
  await setReaders(tx, { contactId, readers })
  await endNotices(tx, { kind: transferOfferedNotice, about: { contactId } })
  await announce(
    tx,
    transferEnded(
      { contactId, ...(personId && { personId }) },
      { transferId: id, state, reason, sides: sidesOf(transfer, contact) },
    ),
  )
  return { ...transfer, state, reason, ended_at: tx.now }
}

/** It never left the sender's hands: she is told, and so is the customer; too often, and the leader is asked. */
export async function bringBack(
  tx: Tx,
  transfer: TransferRow,
  contact: ContactRecord,
  reason: BackReason,
): Promise<TransferRow> {
  const ended = await endRinging(tx, transfer, contact, { state: 'came-back', reason })
  const { contact_id: contactId, from_id, from_name, by_id } = transfer
  const now = await lockContact(tx, contactId)
  if (now?.state !== 'serving') return ended
  const told = await tellCustomer(tx, now, {
    domain: 'transfers',
    key: 'told.stays',
    facts: { name: from_name ?? '' },
  })
  await notify(tx, {
    personIds: by_id === null || by_id === from_id ? [from_id] : [from_id, by_id],
    kind: cameBackNotice,
    about: { contactId },
    data: { name: transfer.to_person_name ?? '', context: reason },
    urgency: 'now',
  })
  const bounces = await bouncesSince(tx.db, contactId, new Date(now.acceptedAt ?? now.openedAt))
  if (goesToLeader(bounces)) await raiseFor(tx, told, { why: 'bounced', words: transfer.note })
  return ended
}

/** Who is told of a transfer beside whom it rings with: who serves the contact stands first. */
export function sidesOf(
  { from_id, by_id }: TransferRow,
  { unitId }: ContactRecord,
): { personIds: Id[]; unitId: Id | null } {
  return { personIds: [...new Set(by_id === null ? [from_id] : [from_id, by_id])], unitId }
}
