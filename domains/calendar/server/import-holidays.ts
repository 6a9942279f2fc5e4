// Public holidays from a file: looked at, brought in, taken back.
import {
  calendarChanged,
  type CalendarShown,
  type DayChange,
  type HolidayDay,
  type importHolidays as declared,
  importPlan,
  type ImportShown,
  type listImports as declaredList,
  type previewImport as declaredPreview,
  readHolidays,
  type undoImport as declaredUndo,
  undoPlan,
} from '#calendar/core'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { actorId, found, type InputOf, Refused, refuseIf } from '#protocol'
import { calendarToChange, subjectOf } from './save-calendar.ts'
import { importById, type ImportRow, importPage, insertImport, markUndone } from './store-imports.ts'
import { calendarById, daysBetween, deleteDays, putDays } from './store.ts'

export const previewImport: Action<typeof declaredPreview> = async (tx, { params, body }) => {
  const calendar = found(await calendarById(tx.db, params.calendarId), 'calendar')
  const { days, problems } = readHolidays(body.text)
  const changes = await changesOf(tx, calendar, days, body)
  return { changes, same: days.length - changes.length, problems: [...problems] }
}

export const importHolidays: Action<typeof declared> = async (tx, { params, body }) => {
  const calendar = await calendarToChange(tx, params.calendarId)
  const { days, problems } = readHolidays(body.text)
  const [problem] = problems
  if (problem) {
    const facts = { line: problem.line, reason: problem.reason }
    throw new Refused({ code: 'calendar.file-malformed', status: 422, facts })
  }
  const changes = await changesOf(tx, calendar, days, body)
  if (changes.length === 0) return { changes, import: null }
  await putDays(
    tx.db,
    calendar.id,
    changes.map(({ after }) => after),
  )
  return { changes, import: await keep(tx, calendar, body.fileName, changes) }
}

async function changesOf(
  tx: Tx,
  { id }: CalendarShown,
  days: readonly HolidayDay[],
  { weekday, holidays }: InputOf<typeof declared>['body'],
): Promise<DayChange[]> {
  const [first, last] = [days[0]?.date, days.at(-1)?.date]
  if (first === undefined || last === undefined) return []
  return importPlan(await daysBetween(tx.db, id, first, last), days, { weekday, holidays })
}

async function keep(
  tx: Tx,
  calendar: CalendarShown,
  fileName: string,
  changes: readonly DayChange[],
): Promise<ImportShown> {
  const row: ImportRow = {
    id: newId(),
    at: tx.now,
    byId: actorId(tx.actor),
    byName: 'name' in tx.actor ? tx.actor.name : null,
    fileName: fileName.trim(),
    changes: [...changes],
    undoneAt: null,
  }
  await insertImport(tx.db, calendar.id, row)
  await announce(tx, calendarChanged({}, { calendarId: calendar.id }))
  const after = { fileName: row.fileName, days: changes.length }
  await audit(tx, { action: 'calendar.import', subject: subjectOf(calendar), after })
  return shown(row)
}

export const listImports: Action<typeof declaredList> = async (tx, { params, query }) => {
  const { id } = found(await calendarById(tx.db, params.calendarId), 'calendar')
  const { limit = 20 } = query
  const rows = await importPage(tx.db, id, { after: readCursor(query.cursor, ['instant', 'id']), limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.at.toISOString(), row.id])
  return { items: items.map(shown), next }
}

export const undoImport: Action<typeof declaredUndo> = async (tx, { params }) => {
  const calendar = await calendarToChange(tx, params.calendarId)
  const row = found(await importById(tx.db, calendar.id, params.importId), 'import')
  refuseIf(row.undoneAt === null ? undefined : 'undone-already', 'calendar')
  const dates = row.changes.map(({ after }) => after.date).toSorted((a, b) => a.localeCompare(b))
  const there = await daysBetween(tx.db, calendar.id, dates[0] ?? '', dates.at(-1) ?? '')
  const { restored, removed, kept } = undoPlan(there, row.changes)
  await putDays(tx.db, calendar.id, restored)
  await deleteDays(tx.db, calendar.id, removed)
  await markUndone(tx.db, row.id, tx.now)
  await announce(tx, calendarChanged({}, { calendarId: calendar.id }))
  const undone = restored.length + removed.length
  const after = { fileName: row.fileName, days: undone }
  await audit(tx, { action: 'calendar.undo-import', subject: subjectOf(calendar), after })
  return { undone, kept }
}

function shown({ id, at, byName, fileName, changes, undoneAt }: ImportRow): ImportShown {
  const days = changes.length
  return { id, at: at.toISOString(), byName, fileName, days, undoneAt: undoneAt?.toISOString() ?? null }
}
