import {
  type Answer,
  contactMessageLeft,
  type ContactRecord,
  contactWithLeftMessage,
  whyNotLeaveMessage,
} from '#contacts/core'
import type { Tx } from '#platform/action'
import { refuseIf } from '#protocol'
import { saveChanged } from './change-contact.ts'

/** She who waited goes and looks for the answer later; the contact keeps its place. Twice is no error. */
export async function leaveMessageIn(
  tx: Tx,
  locked: ContactRecord,
  left: { customerName: string | null; answers: readonly Answer[] },
): Promise<ContactRecord> {
  refuseIf(whyNotLeaveMessage(locked), 'contacts')
  if (locked.leftMessage) return locked
  return saveChanged(tx, locked, contactWithLeftMessage(locked, left), { event: contactMessageLeft })
}
