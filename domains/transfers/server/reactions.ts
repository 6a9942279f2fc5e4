// What follows for transfers and consults from what happens elsewhere. Each may run twice, late and out of order.
import { contactFor, lockContact } from '#contacts/server'
import type { Tx } from '#platform/action'
import type { DueWork } from '#platform/due'
import type { Id } from '#protocol'
import { agentOnScreen } from '#routing/server'
import { closeConsultsOf } from './consult.ts'
import { bringBack, endRinging, lockedWithContact } from './end-ringing.ts'
import { ringingOf, ringingTooLong, ringingWith } from './store.ts'

/** A contact that ended, or left the hands of who wanted to hand it over, rings with nobody. */
export async function followContact(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const ringing = await ringingOf(tx.db, contactId)
  const both = ringing && (await lockedWithContact(tx, ringing.id))
  if (both && both.transfer.state === 'ringing') {
    const { transfer, contact } = both
    const stays = contact.state === 'serving' && contact.agent?.id === transfer.from_id
    if (!stays) await endRinging(tx, transfer, contact, { state: 'over', reason: null })
  }
  const contact = await contactFor(tx, contactId)
  if (!contact) return
  await lockContact(tx, contactId)
  await closeConsultsOf(tx, contactId, contact.state === 'serving' ? (contact.agent?.id ?? null) : null)
}

/** On `agent.state-changed`: what rings with somebody who has gone comes back at once. */
export async function followState(tx: Tx, { personId }: { personId: Id }): Promise<void> {
  const ringing = await ringingWith(tx.db, personId)
  if (ringing.length === 0) return
  const { state } = await agentOnScreen(tx, personId)
  if (state === 'ready' || state === 'not-ready' || state === 'break') return
  for (const { id } of ringing) {
    const both = await lockedWithContact(tx, id)
    if (both?.transfer.state === 'ringing') await bringBack(tx, both.transfer, both.contact, 'gone')
  }
}

export const ringOut: DueWork = {
  name: 'transfers.ring-out',
  due: ringingTooLong,
  async act(tx, transferId) {
    const both = await lockedWithContact(tx, transferId)
    if (!both || both.transfer.state !== 'ringing') return
    const { transfer, contact } = both
    if ((transfer.expires_at ?? tx.now) > tx.now) return
    await bringBack(tx, transfer, contact, 'missed')
  },
}
