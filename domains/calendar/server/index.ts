export { calendarsById } from './calendars-by-id.ts'
export { createCalendar, type NewCalendar } from './save-calendar.ts'
export { routes } from './routes.ts'
