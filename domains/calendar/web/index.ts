export { CalendarSelect, type CalendarSelectProps } from './CalendarSelect.tsx'
