// Says whose contact it is, or that nobody knows.
import { aboutOf, contactCustomerSet, type ContactRecord, progressOf } from '#contacts/core'
import { customersById, markSeen } from '#customers/server'
import { announce, type Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { contactForUpdate, updateContact } from './store.ts'

export async function setCustomer(
  tx: Tx,
  { contactId, customerId }: { contactId: Id; customerId: Id | null },
): Promise<ContactRecord> {
  const locked = found(await contactForUpdate(tx.db, contactId), 'contact')
  const customer = customerId === null ? null : await customersById(tx.db, [customerId])
  const known = customer && found(customer[0], 'customer')
  const changed = { ...locked, customerId, customerName: known?.name ?? null }
  if (changed.customerId === locked.customerId && changed.customerName === locked.customerName) return locked
  const { contact, data } = progressOf(locked, changed)
  await updateContact(tx.db, locked, contact)
  if (customerId) await markSeen(tx.db, customerId, new Date(contact.openedAt))
  await announce(tx, contactCustomerSet(aboutOf(contact, locked), data))
  return contact
}
