import { contactsHeldBy, contactsWrappedUpWithin } from '#contacts/server'
import { arranged, type Desk, type getDesk as declared, mostClosed } from '#desk/core'
import type { Action, Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { agentOnScreen, queueNamesOf, wrapUpsOf } from '#routing/server'
import { offersOn } from './desk-offers.ts'
import { dayOf } from './store.ts'

/** More is never in one pair of hands. */
export const mostHeld = 200

export const getDesk: Action<typeof declared> = async (tx) => deskOf(tx, mine(tx))

async function deskOf(tx: Tx, personId: Id): Promise<Desk> {
  const day = await dayOf(tx.db, tx.now, tx.organisation.timeZone)
  const held = await contactsHeldBy(tx, personId, mostHeld)
  const hers = { reach: 'some', personId, unitIds: [] } as const
  return arranged({
    me: await agentOnScreen(tx, personId),
    day: { from: day.from.toISOString(), to: day.to.toISOString() },
    offers: await offersOn(tx, personId, held),
    conversations: held.filter(({ state }) => state !== 'offered'),
    closed: await contactsWrappedUpWithin(tx, hers, { ...day, limit: mostClosed }),
    wrapUps: await wrapUpsOf(tx, personId),
    queues: await queueNamesOf(tx),
    stale: [],
  })
}

export function mine(tx: Tx): Id {
  return found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'desk')
}
