// A contact is there only for those who reach it; for everybody else it is not found.
import { type ContactRecord, maySee } from '#contacts/core'
import type { Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { contactById, contactForUpdate } from './store.ts'

export async function visibleContact(tx: Tx, contactId: Id): Promise<ContactRecord> {
  return asVisible(tx, await contactById(tx.db, contactId))
}

/** The same with its lock, for an action that changes it. */
export async function visibleForUpdate(tx: Tx, contactId: Id): Promise<ContactRecord> {
  return asVisible(tx, await contactForUpdate(tx.db, contactId))
}

type LeadsQueue = (tx: Tx, queueId: Id) => Promise<boolean>

let leadsQueue: LeadsQueue = async () => false

/** A slot: whoever keeps the lines says who leads people that could serve one. */
export function whoLeadsQueue(judge: LeadsQueue): void {
  leadsQueue = judge
}

/** Within her reach, or nobody's yet and waiting where people she leads could take it. */
export async function seesContact(tx: Tx, contact: ContactRecord): Promise<boolean> {
  if (maySee(contact, tx.actor, tx.scopeOf('contacts.read'))) return true
  return contact.state === 'waiting' && contact.queueId !== null && leadsQueue(tx, contact.queueId)
}

async function asVisible(tx: Tx, contact: ContactRecord | undefined): Promise<ContactRecord> {
  const isVisible = contact && (await seesContact(tx, contact))
  return found(isVisible ? contact : undefined, 'contact')
}
