import { contactFor, contactsHeldBy } from '#contacts/server'
import { staffContactOf } from '#contacts/core'
import type { getDeskContact as declared } from '#desk/core'
import type { Action } from '#platform/action'
import { offersOn } from './desk-offers.ts'
import { mine, mostHeld } from './get-desk.ts'
import { dayOf } from './store.ts'

export const getDeskContact: Action<typeof declared> = async (tx, { params }) => {
  const { contactId } = params
  const personId = mine(tx)
  const held = await contactsHeldBy(tx, personId, mostHeld)
  const offers = await offersOn(
    tx,
    personId,
    held.filter(({ id }) => id === contactId),
  )
  const [offer] = offers
  const record = offer ? undefined : await contactFor(tx, contactId)
  const contact = record && record.agent?.id === personId ? staffContactOf(record) : null
  const day = await dayOf(tx.db, tx.now, tx.organisation.timeZone)
  const wrappedUpAt = contact?.wrappedUpAt ?? null
  const isOfToday = wrappedUpAt === null || wrappedUpAt >= day.from.toISOString()
  return {
    contactId,
    offer: offer ?? null,
    contact: isOfToday ? contact : null,
  }
}
