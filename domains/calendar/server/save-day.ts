// One day of a calendar, set by hand.
import {
  calendarChanged,
  type CalendarShown,
  type DayShown,
  isDate,
  type putDay as declaredPut,
  type removeDay as declaredRemove,
  whyNotPlan,
} from '#calendar/core'
import { type Action, announce, audit, type Tx } from '#platform/action'
import { refuseIf } from '#protocol'
import { calendarToChange, subjectOf } from './save-calendar.ts'
import { daysBetween, deleteDays, putDays } from './store.ts'

export const putDay: Action<typeof declaredPut> = async (tx, { params, body }) => {
  const { date } = params
  refuseIf(isDate(date) ? undefined : 'no-such-date', 'calendar', 422)
  refuseIf(whyNotPlan(body.plan), 'calendar', 422)
  const calendar = await calendarToChange(tx, params.calendarId)
  const [before] = await daysBetween(tx.db, calendar.id, date, date)
  const day: DayShown = { date, ...body, name: body.name.trim() }
  await putDays(tx.db, calendar.id, [day])
  await tell(tx, calendar, { before, after: day })
  return day
}

/** A day that is like any other already stays so. */
export const removeDay: Action<typeof declaredRemove> = async (tx, { params }) => {
  const { date } = params
  refuseIf(isDate(date) ? undefined : 'no-such-date', 'calendar', 422)
  const calendar = await calendarToChange(tx, params.calendarId)
  const [before] = await daysBetween(tx.db, calendar.id, date, date)
  if (!before) return {}
  await deleteDays(tx.db, calendar.id, [date])
  await tell(tx, calendar, { before, after: undefined })
  return {}
}

async function tell(
  tx: Tx,
  calendar: CalendarShown,
  { before, after }: Record<'before' | 'after', DayShown | undefined>,
): Promise<void> {
  await announce(tx, calendarChanged({}, { calendarId: calendar.id }))
  await audit(tx, {
    action: 'calendar.change-day',
    subject: subjectOf(calendar),
    before: before ?? null,
    after: after ?? null,
  })
}
