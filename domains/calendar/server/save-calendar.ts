// Making, changing and removing a calendar.
import {
  calendarChanged,
  calendarDeleted,
  type CalendarShown,
  type createCalendar as declaredCreate,
  type deleteCalendar as declaredDelete,
  type updateCalendar as declaredUpdate,
  whyNotWeek,
} from '#calendar/core'
import { isTimeZone } from '#identity/core'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, type Id, Refused, refuseIf } from '#protocol'
import {
  calendarById,
  type CalendarFields,
  deleteCalendarRow,
  insertCalendar,
  saveCalendar,
} from './store.ts'

export type NewCalendar = CalendarFields

/** For the set-up too. */
export async function createCalendar(tx: Tx, wanted: NewCalendar): Promise<CalendarShown> {
  const fields = sound(wanted)
  const id = newId()
  await refusing(() => insertCalendar(tx.db, id, fields, tx.now))
  await announce(tx, calendarChanged({}, { calendarId: id }))
  await audit(tx, { action: 'calendar.create', subject: subjectOf({ id, ...fields }), after: fields })
  return { id, ...fields, version: 1 }
}

export const createCalendarByPerson: Action<typeof declaredCreate> = (tx, { body }) =>
  createCalendar(tx, body)

export const updateCalendar: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  const before = await calendarToChange(tx, params.calendarId)
  const { version: seen, ...changes } = body
  if (before.version !== seen) {
    throw new Refused({ code: 'calendar.stale', status: 409, facts: { version: before.version } })
  }
  const fields = sound({ name: before.name, timeZone: before.timeZone, week: before.week, ...changes })
  const version = before.version + 1
  await refusing(() => saveCalendar(tx.db, before.id, fields, version))
  await announce(tx, calendarChanged({}, { calendarId: before.id }))
  const { name, timeZone, week } = before
  await audit(tx, {
    action: 'calendar.update',
    subject: subjectOf({ id: before.id, name: fields.name }),
    before: { name, timeZone, week },
    after: fields,
  })
  return { id: before.id, ...fields, version }
}

export const deleteCalendar: Action<typeof declaredDelete> = async (tx, { params }) => {
  const calendar = await calendarToChange(tx, params.calendarId)
  await refusing(() => deleteCalendarRow(tx.db, calendar.id))
  await announce(tx, calendarDeleted({}, { calendarId: calendar.id }))
  const { name, timeZone, week } = calendar
  await audit(tx, {
    action: 'calendar.delete',
    subject: subjectOf(calendar),
    before: { name, timeZone, week },
  })
  return {}
}

/** Locked: what is changed in a calendar takes turns. */
export async function calendarToChange(tx: Tx, calendarId: Id): Promise<CalendarShown> {
  return found(await calendarById(tx.db, calendarId, 'for update'), 'calendar')
}

export const subjectOf = ({ id, name }: Pick<CalendarShown, 'id' | 'name'>) => ({
  kind: 'calendar',
  id,
  label: name,
})

function sound(wanted: CalendarFields): CalendarFields {
  const fields = { ...wanted, name: wanted.name.trim() }
  refuseIf(isTimeZone(fields.timeZone) ? undefined : 'no-such-time-zone', 'calendar', 422)
  refuseIf(whyNotWeek(fields.week), 'calendar', 422)
  return fields
}

/** Turns a broken constraint into the reason a person can mend. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === '23505') throw new Refused({ code: 'calendar.name-taken', status: 409 })
    if (code === '23503') throw new Refused({ code: 'calendar.in-use', status: 409 })
    throw error
  }
}
