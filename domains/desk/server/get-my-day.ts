import { contactsWrappedUpWithin, ratingsOf } from '#contacts/server'
import { type getMyDay as declared, mostClosed } from '#desk/core'
import type { Action } from '#platform/action'
import { statesWithin } from '#routing/server'
import { mine } from './get-desk.ts'
import { dayOf, firstAnswersIn } from './store.ts'

export const getMyDay: Action<typeof declared> = async (tx) => {
  const personId = mine(tx)
  const day = await dayOf(tx.db, tx.now, tx.organisation.timeZone)
  const hers = { reach: 'some', personId, unitIds: [] } as const
  const contacts = await contactsWrappedUpWithin(tx, hers, { ...day, limit: mostClosed })
  const answers = await firstAnswersIn(
    tx.db,
    contacts.map(({ id }) => id),
  )
  const states = await statesWithin(tx, [personId], { from: day.from, to: tx.now })
  return {
    day: { from: day.from.toISOString(), to: day.to.toISOString() },
    states: (states.get(personId) ?? []).map(({ state, from, to }) => ({
      state,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    contacts: contacts.map((contact) => ({
      contact,
      firstAnswerAt: answers.get(contact.id)?.toISOString() ?? null,
    })),
    ratings: await ratingsOf(tx, { personId, since: day.from, limit: mostClosed }),
  }
}
