import { contactsServedWithin, contactsWaitingIn, contactsWrappedUpWithin } from '#contacts/server'
import type { getTeamDesk as declared } from '#desk/core'
import type { Action } from '#platform/action'
import { largestPage } from '#protocol'
import { agentsWithin, linesLed, queueNamesOf } from '#routing/server'
import { dayOf } from './store.ts'

export const getTeamDesk: Action<typeof declared> = async (tx) => {
  const day = await dayOf(tx.db, tx.now, tx.organisation.timeZone)
  const reach = tx.scopeOf('contacts.read')
  const people = await agentsWithin(tx, tx.scope, { limit: largestPage })
  const lines = await linesLed(tx)
  const queueIds = lines.map(({ queueId }) => queueId)
  const open = await contactsServedWithin(tx, reach, largestPage + 1)
  const closed = await contactsWrappedUpWithin(tx, reach, { ...day, limit: largestPage + 1 })
  return {
    day: { from: day.from.toISOString(), to: day.to.toISOString() },
    people: people.items,
    lines,
    waiting: await contactsWaitingIn(tx, queueIds, largestPage),
    open: open.slice(0, largestPage),
    closed: closed.slice(0, largestPage),
    queues: await queueNamesOf(tx),
    more: people.next !== null || open.length > largestPage || closed.length > largestPage,
  }
}
