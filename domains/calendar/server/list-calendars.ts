import type {
  getCalendar as declaredOne,
  listCalendars as declared,
  listDays as declaredDays,
} from '#calendar/core'
import type { Action } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { found } from '#protocol'
import { calendarById, calendarPage, daysBetween } from './store.ts'

export const listCalendars: Action<typeof declared> = async (tx, { query }) => {
  const { limit = 50 } = query
  const rows = await calendarPage(tx.db, { after: readCursor(query.cursor, ['id']), limit })
  return nextCursor(rows, limit, (row) => [row.id])
}

export const getCalendar: Action<typeof declaredOne> = async (tx, { params }) =>
  found(await calendarById(tx.db, params.calendarId), 'calendar')

export const listDays: Action<typeof declaredDays> = async (tx, { params, query }) => {
  const { id } = found(await calendarById(tx.db, params.calendarId), 'calendar')
  return { items: await daysBetween(tx.db, id, `${query.year}-01-01`, `${query.year}-12-31`) }
}
