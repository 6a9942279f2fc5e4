// Contacts by who has them, for the screens that show a desk or a team. They say whose scope it is.
import { type Contact, staffContactOf } from '#contacts/core'
import type { Tx } from '#platform/action'
import type { Id, Scope } from '#protocol'
import { heldBy, servedWithin, waitingIn, type WrappedUp, wrappedUpWithin } from './store-lists.ts'

/** Offered to her, served or being wrapped up by her. */
export async function contactsHeldBy(tx: Tx, personId: Id, limit: number): Promise<Contact[]> {
  return (await heldBy(tx.db, personId, limit)).map(staffContactOf)
}

export async function contactsServedWithin(tx: Tx, scope: Scope, limit: number): Promise<Contact[]> {
  return (await servedWithin(tx.db, scope, limit)).map(staffContactOf)
}

export async function contactsWrappedUpWithin(tx: Tx, scope: Scope, asked: WrappedUp): Promise<Contact[]> {
  return (await wrappedUpWithin(tx.db, scope, asked)).map(staffContactOf)
}

/** What waits in these queues and does not ring. */
export async function contactsWaitingIn(tx: Tx, queueIds: readonly Id[], limit: number): Promise<Contact[]> {
  return (await waitingIn(tx.db, queueIds, limit)).map(staffContactOf)
}
