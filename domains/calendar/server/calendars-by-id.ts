import { type Calendar, calendarWith } from '#calendar/core'
import type { Db } from '#platform/database'
import type { Id } from '#protocol'
import { wholeCalendars } from './store.ts'

/** Calendars with all their days, as the rules are asked with them; in one look, however many. */
export async function calendarsById(db: Db, ids: readonly Id[]): Promise<Map<Id, Calendar>> {
  const rows = ids.length === 0 ? [] : await wholeCalendars(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, calendarWith(row, row.days)]))
}
