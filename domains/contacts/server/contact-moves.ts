// What other domains do with a contact. Each answers with the contact afterwards, or undefined, and nothing
// done, when the contact is no longer where this can happen to it: the visitor left, somebody was quicker.
import {
  contactAbandoned,
  contactAccepted,
  contactEnded,
  contactOffered,
  contactOpened,
  contactQueued,
  contactRequeued,
  contactHandedOver,
  contactReadersChanged,
  contactReturned,
  contactTakenOver,
  contactTransferred,
  contactWrappedUp,
  contactWrapUpCorrected,
  aboutOf,
  type ContactRecord,
  type EndedBy,
  newContact,
  openingOf,
  progressOf,
  type Opening,
  type WrapUp,
  type WrapUpBy,
} from '#contacts/core'
import { markSeen } from '#customers/server'
import { announce, newId, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { changeContact, changeLocked } from './change-contact.ts'
import { contactForUpdate, insertContact, updateContact } from './store.ts'

export async function openContact(tx: Tx, opening: Omit<Opening, 'id'>): Promise<ContactRecord> {
  const contact = newContact({ ...opening, id: newId() }, tx.now.toISOString())
  await insertContact(tx.db, contact)
  if (contact.customerId) await markSeen(tx.db, contact.customerId, tx.now)
  await announce(tx, contactOpened(aboutOf(contact), openingOf(contact)))
  return contact
}

export async function markQueued(
  tx: Tx,
  { contactId, queueId }: { contactId: Id; queueId: Id },
): Promise<ContactRecord | undefined> {
  return changeContact(
    tx,
    contactId,
    { type: 'queued', at: tx.now.toISOString(), queueId },
    { event: contactQueued },
  )
}

export async function markOffered(
  tx: Tx,
  { contactId, personId }: { contactId: Id; personId: Id },
): Promise<ContactRecord | undefined> {
  return changeContact(
    tx,
    contactId,
    { type: 'offered', at: tx.now.toISOString(), personId },
    { event: contactOffered },
  )
}

/** `reason`: why the offer is over, such as `rejected`, `missed`, `withdrawn`. */
export async function markRequeued(
  tx: Tx,
  { contactId, reason }: { contactId: Id; reason: string },
): Promise<ContactRecord | undefined> {
  return changeContact(
    tx,
    contactId,
    { type: 'requeued', at: tx.now.toISOString() },
    {
      event: contactRequeued,
      reason,
    },
  )
}

/** `personName` is needed only where somebody else takes it for her. */
export async function takeContact(
  tx: Tx,
  taking: { contactId: Id; personId: Id; unitId: Id | null; personName?: string },
): Promise<ContactRecord | undefined> {
  const { contactId, personId, unitId } = taking
  const herself = tx.actor.kind === 'person' && tx.actor.personId === personId ? tx.actor.name : null
  const personName = taking.personName ?? herself
  const at = tx.now.toISOString()
  return changeContact(
    tx,
    contactId,
    { type: 'accepted', at, personId, personName, unitId },
    { event: contactAccepted },
  )
}

/** While it is served the wrap-up begins; while it waits it is abandoned. */
export async function endContact(
  tx: Tx,
  { contactId, by, reason }: { contactId: Id; by: EndedBy; reason: string },
): Promise<ContactRecord | undefined> {
  const locked = await contactForUpdate(tx.db, contactId)
  if (!locked) return undefined
  const event = locked.state === 'serving' ? contactEnded : contactAbandoned
  return changeLocked(tx, locked, { type: 'ended', at: tx.now.toISOString(), by }, { event, reason })
}

/** Who serves it can do so no longer: it waits again. `reason`: why, such as `agent-left`. */
export async function returnContact(
  tx: Tx,
  { contactId, reason }: { contactId: Id; reason: string },
): Promise<ContactRecord | undefined> {
  return changeContact(
    tx,
    contactId,
    { type: 'returned', at: tx.now.toISOString() },
    { event: contactReturned, reason },
  )
}

/** To a queue, where it has waited for as long as it has waited altogether. */
export async function transferToQueue(
  tx: Tx,
  { contactId, queueId }: { contactId: Id; queueId: Id },
): Promise<ContactRecord | undefined> {
  const at = tx.now.toISOString()
  return changeContact(tx, contactId, { type: 'transferred', at, queueId }, { event: contactTransferred })
}

export type Taking = { contactId: Id; personId: Id; personName: string; unitId: Id | null }

/** Into the hands of a colleague who accepted it. */
export async function handOverContact(tx: Tx, taking: Taking): Promise<ContactRecord | undefined> {
  return putInto(tx, taking, contactHandedOver)
}

/** Into the hands of a leader. */
export async function takeOverContact(tx: Tx, taking: Taking): Promise<ContactRecord | undefined> {
  return putInto(tx, taking, contactTakenOver)
}

async function putInto(tx: Tx, { contactId, ...who }: Taking, event: typeof contactTakenOver) {
  return changeContact(tx, contactId, { type: 'taken-over', at: tx.now.toISOString(), ...who }, { event })
}

/** Who may read along beside those in whose reach it is. */
export async function setReaders(
  tx: Tx,
  { contactId, readers }: { contactId: Id; readers: readonly Id[] },
): Promise<ContactRecord | undefined> {
  const before = await contactForUpdate(tx.db, contactId)
  const wanted = [...new Set(readers)].toSorted()
  if (!before || before.readers.join() === wanted.join()) return before
  const { contact, data } = progressOf(before, { ...before, readers: wanted })
  await updateContact(tx.db, before, contact)
  await announce(tx, contactReadersChanged(aboutOf(contact), data))
  return contact
}

type WrappedUp = (tx: Tx, contact: { contactId: Id }) => Promise<void>

let afterWrapUp: WrappedUp = async () => undefined

/** A slot: whoever keeps hands frees hers in the same transaction, so that nobody waits for her a moment longer. */
export function whenWrappedUp(follow: WrappedUp): void {
  afterWrapUp = follow
}

export type Finishing = { contactId: Id; by: WrapUpBy; reason?: string } & WrapUp

/** What is kept where nobody is there to say it: the clock ran out, or she is gone. */
export const nothingKept: WrapUp = { reasons: [], resolved: null, outcome: null, note: null }

/**
 * Her hand is free with it. The clock and the system finish with
 * `...nothingKept`; `reason` says why they do. What they leave open she may fill in afterwards.
 */
export async function finishWrapUp(
  tx: Tx,
  { contactId, reason, ...wrapUp }: Finishing,
): Promise<ContactRecord | undefined> {
  const closed = await changeContact(
    tx,
    contactId,
    { type: 'wrapped-up', at: tx.now.toISOString(), ...wrapUp },
    { event: contactWrappedUp, ...(reason !== undefined && { reason }) },
  )
  if (closed) await afterWrapUp(tx, { contactId })
  return closed
}

export async function changeWrapUp(
  tx: Tx,
  { contactId, ...wrapUp }: { contactId: Id } & WrapUp,
): Promise<ContactRecord | undefined> {
  const at = tx.now.toISOString()
  return changeContact(tx, contactId, { type: 'corrected', at, ...wrapUp }, { event: contactWrapUpCorrected })
}
