// The SQL of contacts by who has them: the lists of a desk and of a team.
import type { ContactRecord, ContactState } from '#contacts/core'
import { withinScope } from '#identity/server'
import type { Db } from '#platform/database'
import type { Id, Scope } from '#protocol'
import { readContact } from './contact-row.ts'
import { contactRows } from './store.ts'

const inHand: ContactState[] = ['offered', 'serving', 'wrap-up']

/** Offered to her, served or being wrapped up by her. */
export async function heldBy(db: Db, personId: Id, limit: number): Promise<ContactRecord[]> {
  const rows = await contactRows(db)
    .where('holder_id', '=', personId)
    .where('state', 'in', inHand)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readContact)
}

/** Served or being wrapped up within a scope, the longest first. */
export async function servedWithin(db: Db, scope: Scope, limit: number): Promise<ContactRecord[]> {
  const rows = await contactRows(db)
    .where('state', 'not in', ['closed', 'abandoned'])
    .where('state', 'in', ['serving', 'wrap-up'])
    .where(withinScope(scope, { person: 'contacts.holder_id', unit: 'contacts.unit_id' }))
    .orderBy('opened_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readContact)
}

export type WrappedUp = { from: Date; to: Date; limit: number }

/** Wrapped up within a scope and a time, the latest first. */
export async function wrappedUpWithin(
  db: Db,
  scope: Scope,
  { from, to, limit }: WrappedUp,
): Promise<ContactRecord[]> {
  const rows = await contactRows(db)
    .where('wrapped_up_at', '>=', from)
    .where('wrapped_up_at', '<', to)
    .where(withinScope(scope, { person: 'contacts.holder_id', unit: 'contacts.unit_id' }))
    .orderBy('wrapped_up_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(readContact)
}

/** Waiting in these queues and with nobody, who came first before the others. */
export async function waitingIn(db: Db, queueIds: readonly Id[], limit: number): Promise<ContactRecord[]> {
  if (queueIds.length === 0) return []
  const rows = await contactRows(db)
    .where('state', 'not in', ['closed', 'abandoned'])
    .where('state', '=', 'waiting')
    .where('queue_id', 'in', [...queueIds])
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readContact)
}
