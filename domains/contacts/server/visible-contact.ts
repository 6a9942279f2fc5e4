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

function asVisible(tx: Tx, contact: ContactRecord | undefined): ContactRecord {
  const isVisible = contact && maySee(contact, tx.actor, tx.scopeOf('contacts.read'))
  return found(isVisible ? contact : undefined, 'contact')
}
