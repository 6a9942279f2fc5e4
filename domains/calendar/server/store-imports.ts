// The SQL of what was imported into calendars.
import { sql } from 'kysely'
import type { DayChange } from '#calendar/core'
import { type Db, keysetAfter } from '#platform/database'
import type { Id } from '#protocol'

export type ImportRow = {
  id: Id
  at: Date
  byId: Id | null
  byName: string | null
  fileName: string
  changes: DayChange[]
  undoneAt: Date | null
}

function imports(db: Db, calendarId: Id) {
  return db
    .selectFrom('calendar_imports')
    .select(['id', 'at', 'by_id as byId', 'by_name as byName', 'file_name as fileName'])
    .select(['undone_at as undoneAt', sql<DayChange[]>`changes`.as('changes')])
    .where('calendar_id', '=', calendarId)
}

export function importPage(
  db: Db,
  calendarId: Id,
  page: { after: (string | number)[] | undefined; limit: number },
): Promise<ImportRow[]> {
  return imports(db, calendarId)
    .where(keysetAfter(['at', 'id'], page.after, 'descending'))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export function importById(db: Db, calendarId: Id, id: Id): Promise<ImportRow | undefined> {
  return imports(db, calendarId).where('id', '=', id).executeTakeFirst()
}

export async function insertImport(db: Db, calendarId: Id, row: ImportRow): Promise<void> {
  await db
    .insertInto('calendar_imports')
    .values({
      id: row.id,
      calendar_id: calendarId,
      at: row.at,
      by_id: row.byId,
      by_name: row.byName,
      file_name: row.fileName,
      changes: JSON.stringify(row.changes),
    })
    .execute()
}

export async function markUndone(db: Db, id: Id, at: Date): Promise<void> {
  await db.updateTable('calendar_imports').set({ undone_at: at }).where('id', '=', id).execute()
}
