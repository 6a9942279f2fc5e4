// All SQL of calendars.
import { type RawBuilder, sql } from 'kysely'
import type { CalendarShown, DayShown } from '#calendar/core'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type CalendarRow = CalendarShown

function calendars(db: Db) {
  return db
    .selectFrom('calendars')
    .select(['id', 'name', 'time_zone as timeZone', 'version'])
    .select(sql<CalendarShown['week']>`week`.as('week'))
}

export function calendarPage(
  db: Db,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<CalendarRow[]> {
  return calendars(db)
    .where(keysetAfter(['id'], page.after))
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
}

export function calendarById(db: Db, id: Id, lock?: 'for update'): Promise<CalendarRow | undefined> {
  const one = calendars(db).where('id', '=', id)
  return (lock ? one.forUpdate() : one).executeTakeFirst()
}

const dayOfRow: RawBuilder<DayShown> = sql`jsonb_build_object('date', date, 'plan', plan, 'name', name, 'note', note)`

export async function wholeCalendars(
  db: Db,
  ids: readonly Id[],
): Promise<(CalendarRow & { days: DayShown[] })[]> {
  return calendars(db)
    .select(
      sql<DayShown[]>`coalesce((
        select jsonb_agg(${dayOfRow}) from calendar_days d where d.calendar_id = calendars.id), '[]')`.as(
        'days',
      ),
    )
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

export type CalendarFields = Omit<CalendarShown, 'id' | 'version'>

const columnsOf = ({ name, timeZone, week }: CalendarFields) => ({
  name,
  time_zone: timeZone,
  week: JSON.stringify(week),
})

export async function insertCalendar(db: Db, id: Id, fields: CalendarFields, at: Date): Promise<void> {
  await db
    .insertInto('calendars')
    .values({ id, ...columnsOf(fields), created_at: at })
    .execute()
}

export async function saveCalendar(db: Db, id: Id, fields: CalendarFields, version: number): Promise<void> {
  await db
    .updateTable('calendars')
    .set({ ...columnsOf(fields), version })
    .where('id', '=', id)
    .execute()
}

export async function deleteCalendarRow(db: Db, id: Id): Promise<void> {
  await db.deleteFrom('calendars').where('id', '=', id).execute()
}

/** From the first to the last date, both included. */
export async function daysBetween(db: Db, calendarId: Id, first: string, last: string): Promise<DayShown[]> {
  const rows = await db
    .selectFrom('calendar_days')
    .select(dayOfRow.as('day'))
    .where('calendar_id', '=', calendarId)
    .where('date', '>=', first)
    .where('date', '<=', last)
    .orderBy('date')
    .execute()
  return rows.map(({ day }) => day)
}

export async function putDays(db: Db, calendarId: Id, days: readonly DayShown[]): Promise<void> {
  if (days.length === 0) return
  await db
    .insertInto('calendar_days')
    .values(
      days.map(({ date, plan, name, note }) => ({
        calendar_id: calendarId,
        date,
        plan: JSON.stringify(plan),
        name,
        note: note && JSON.stringify(note),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['calendar_id', 'date']).doUpdateSet((row) => ({
        plan: row.ref('excluded.plan'),
        name: row.ref('excluded.name'),
        note: row.ref('excluded.note'),
      })),
    )
    .execute()
}

export async function deleteDays(db: Db, calendarId: Id, dates: readonly string[]): Promise<void> {
  await db
    .deleteFrom('calendar_days')
    .where('calendar_id', '=', calendarId)
    .where(sql<boolean>`date = any(${[...dates]}::date[])`)
    .execute()
}
