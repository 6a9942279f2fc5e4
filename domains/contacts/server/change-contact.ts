// How every change of a contact is saved: the next version of it, and the event that tells of it.
import {
  aboutOf,
  type ContactProgress,
  type ContactRecord,
  contactWith,
  type Happening,
  progressOf,
  type Told,
} from '#contacts/core'
import { announce, type Tx } from '#platform/action'
import type { About, Announcement, Id } from '#protocol'
import { contactForUpdate, updateContact } from './store.ts'

/** The event that tells of a change, and what it tells beside the change itself. */
export type Telling = Told & {
  event: (about: About, data: ContactProgress) => Announcement<ContactProgress>
}

/** Undefined, and nothing done, when the contact is not where this can happen to it: somebody was quicker. */
export async function changeContact(
  tx: Tx,
  contactId: Id,
  happening: Happening,
  telling: Telling,
): Promise<ContactRecord | undefined> {
  const before = await contactForUpdate(tx.db, contactId)
  return before && changeLocked(tx, before, happening, telling)
}

export async function changeLocked(
  tx: Tx,
  locked: ContactRecord,
  happening: Happening,
  telling: Telling,
): Promise<ContactRecord | undefined> {
  const changed = contactWith(locked, happening)
  return changed && saveChanged(tx, locked, changed, telling)
}

/** For what changes a contact without moving it. */
export async function saveChanged(
  tx: Tx,
  locked: ContactRecord,
  changed: ContactRecord,
  { event, ...told }: Telling,
): Promise<ContactRecord> {
  const { contact, data } = progressOf(locked, changed, told)
  await updateContact(tx.db, locked, contact)
  await announce(tx, event(aboutOf(contact, locked), data))
  return contact
}
