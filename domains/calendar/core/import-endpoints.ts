// What the outside may ask of imports into a calendar.
import { type Static, Type } from 'typebox'
import { endpoint, Id, Instant, oneOf, orNull, pageOf, pageQuery, shape, shortText } from '#protocol'
import { fileProblems, longestHolidayFile } from './holiday-file.ts'
import { DayChanges, ImportChoice } from './import-plan.ts'
import { DateText } from './wire.ts'

const calendarParams = shape({ calendarId: Id })
const importParams = shape({ calendarId: Id, importId: Id })
const calendarId = '01938f2a-1111-7000-8000-0000000000e1'
const importId = '01938f2a-1111-7000-8000-0000000000e2'

const File = shape({
  fileName: shortText(200),
  text: Type.String({ maxLength: longestHolidayFile }),
  ...ImportChoice.properties,
})
const aFile = { fileName: '2026.csv', text: '2026-10-01,国庆节,休', weekday: 1, holidays: 'closed' as const }
const aChange = {
  before: null,
  after: { date: '2026-10-01', plan: { kind: 'closed' as const }, name: '国庆节', note: null },
}

export const ImportShown = shape({
  id: Id,
  at: Instant,
  byName: orNull(Type.String()),
  fileName: Type.String(),
  days: Type.Integer(),
  undoneAt: orNull(Instant),
})
export type ImportShown = Static<typeof ImportShown>
const anImport: ImportShown = {
  id: importId,
  at: '2026-11-22T02:00:00.000Z',
  byName: '周雅文',
  fileName: '2026.csv',
  days: 1,
  undoneAt: null,
}

export const previewImport = endpoint({
  id: 'calendar.preview-import',
  method: 'POST',
  path: '/calendars/:calendarId/import-preview',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Says what a file of public holidays would change, or what is wrong with it and where.',
  params: calendarParams,
  body: File,
  answer: shape({
    changes: DayChanges,
    /** Days of the file that are so already. */
    same: Type.Integer(),
    problems: Type.Array(shape({ line: Type.Integer(), reason: oneOf(fileProblems), text: Type.String() })),
  }),
  example: {
    params: { calendarId },
    body: aFile,
    answer: { changes: [aChange], same: 0, problems: [] },
  },
})

export const importHolidays = endpoint({
  id: 'calendar.import',
  method: 'POST',
  path: '/calendars/:calendarId/imports',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Brings a file of public holidays into a calendar; what is so already is not changed again.',
  params: calendarParams,
  body: File,
  answer: shape({ changes: DayChanges, import: orNull(ImportShown) }),
  example: { params: { calendarId }, body: aFile, answer: { changes: [aChange], import: anImport } },
})

export const listImports = endpoint({
  id: 'calendar.imports',
  method: 'GET',
  path: '/calendars/:calendarId/imports',
  promise: 'public',
  caller: { permission: 'calendars.read' },
  summary: 'Lists what was imported into a calendar, the newest first.',
  params: calendarParams,
  query: shape(pageQuery),
  answer: pageOf(ImportShown),
  example: { params: { calendarId }, answer: { items: [anImport], next: null } },
})

export const undoImport = endpoint({
  id: 'calendar.undo-import',
  method: 'DELETE',
  path: '/calendars/:calendarId/imports/:importId',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Takes an import back; days that somebody changed since stay as they are and are named.',
  params: importParams,
  answer: shape({ undone: Type.Integer(), kept: Type.Array(DateText) }),
  example: { params: { calendarId, importId }, answer: { undone: 1, kept: [] } },
})
