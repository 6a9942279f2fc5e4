import * as declared from '#calendar/core'
import { type Route, route } from '#platform/action'
import { importHolidays, listImports, previewImport, undoImport } from './import-holidays.ts'
import { getCalendar, listCalendars, listDays } from './list-calendars.ts'
import { createCalendarByPerson, deleteCalendar, updateCalendar } from './save-calendar.ts'
import { putDay, removeDay } from './save-day.ts'

export const routes: Route[] = [
  route(declared.listCalendars, listCalendars),
  route(declared.getCalendar, getCalendar),
  route(declared.createCalendar, createCalendarByPerson),
  route(declared.updateCalendar, updateCalendar),
  route(declared.listDays, listDays),
  route(declared.putDay, putDay),
  route(declared.removeDay, removeDay),
  route(declared.previewImport, previewImport),
  route(declared.importHolidays, importHolidays),
  route(declared.listImports, listImports),
  route(declared.undoImport, undoImport),
  route(declared.deleteCalendar, deleteCalendar),
]
