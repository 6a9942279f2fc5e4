// What contacts do when something happens to their customer.
import { markSeen, type Repointing } from '#customers/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { setCustomer } from './set-customer.ts'
import {
  giveContacts,
  isServing,
  lastContactOf,
  openContactsOf,
  takeBackContacts,
} from './store-customers.ts'

/** Contacts on somebody's screen go over one by one, so that the screen follows; the rest at once. */
export const contactsFollowMerges: Repointing = {
  async move(tx, merge) {
    const open = await openContactsOf(tx.db, merge.from)
    await giveContacts(tx.db, merge)
    for (const contactId of open) await setCustomer(tx, { contactId, customerId: merge.to })
  },
  async restore(tx, merge) {
    const open = await takeBackContacts(tx.db, merge)
    for (const contactId of open) await setCustomer(tx, { contactId, customerId: merge.from })
    // One that came in between and stays with her may have begun before the other's last.
    const last = await lastContactOf(tx.db, merge.to)
    if (last) await markSeen(tx.db, merge.to, last)
  },
}

/** Her name may be another now: whoever has her on the desk sees it. */
export async function followCustomer(tx: Tx, { customerId }: { customerId: Id }): Promise<void> {
  for (const contactId of await openContactsOf(tx.db, customerId)) {
    await setCustomer(tx, { contactId, customerId })
  }
}

export async function servesCustomerNow(tx: Tx, asked: { customerId: Id; personId: Id }): Promise<boolean> {
  return isServing(tx.db, asked)
}
