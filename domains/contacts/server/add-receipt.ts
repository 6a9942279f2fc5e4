import {
  aboutOf,
  contactMessagesReceived,
  type ContactRecord,
  contactWithReceipt,
  progressOf,
  type Receipt,
} from '#contacts/core'
import { announce, type Tx } from '#platform/action'
import { updateContact } from './store.ts'
import { countFromVisitor, insertReceipt } from './store-messages.ts'

/** `locked` was read by `contactForUpdate`. What was said before is not said again. */
export async function addReceipt(
  tx: Tx,
  locked: ContactRecord,
  said: Omit<Receipt, 'at'>,
): Promise<ContactRecord> {
  const isBehind = said.upToSeq < locked.lastSeq && said.reader === 'agent' && said.what === 'read'
  const unread = isBehind ? await countFromVisitor(tx.db, locked, said.upToSeq) : 0
  const raised = contactWithReceipt(locked, { ...said, at: tx.now.toISOString() }, unread)
  if (!raised) return locked
  const { contact, data } = progressOf(locked, raised.contact, { receipt: raised.receipt })
  await updateContact(tx.db, locked, contact)
  await insertReceipt(tx.db, contact, raised.receipt)
  await announce(tx, contactMessagesReceived(aboutOf(contact), data))
  return contact
}
