import { contactsWrappedUpWithin } from '#contacts/server'
import { dayStates, type getMyDay as declared, mostClosed, type StateChange, stretchesOf } from '#desk/core'
import type { Action } from '#platform/action'
import { mine } from './get-desk.ts'
import { dayOf, firstAnswersIn, type StateRow, stateChangesOf } from './store.ts'

export const getMyDay: Action<typeof declared> = async (tx) => {
  const personId = mine(tx)
  const day = await dayOf(tx.db, tx.now, tx.organisation.timeZone)
  const hers = { reach: 'some', personId, unitIds: [] } as const
  const contacts = await contactsWrappedUpWithin(tx, hers, { ...day, limit: mostClosed })
  const answers = await firstAnswersIn(
    tx.db,
    contacts.map(({ id }) => id),
  )
  const { before, changes } = await stateChangesOf(tx.db, personId, day.from)
  const from = day.from.toISOString()
  return {
    day: { from, to: day.to.toISOString() },
    states: stretchesOf(changes.map(changeOf), {
      before: before ? changeOf(before) : { state: 'offline', reason: null },
      from,
      to: tx.now.toISOString(),
    }),
    contacts: contacts.map((contact) => ({
      contact,
      firstAnswerAt: answers.get(contact.id)?.toISOString() ?? null,
    })),
  }
}

/** A state this program does not know was not a working one. */
function changeOf({ state, reason, at }: StateRow): StateChange {
  return { state: dayStates.find((one) => one === state) ?? 'offline', reason, at: at.toISOString() }
}
