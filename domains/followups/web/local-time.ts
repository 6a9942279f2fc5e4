// Between an instant and a field for date and time, where the organisation is.
import { startOfDay } from '#ui'

/** `2026-11-22T09:00` */
export function fieldOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  )
  return parts.replace(' ', 'T')
}

/** Undefined while the field is not filled in. */
export function instantOf(field: string, timeZone: string): number | undefined {
  const [, date, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(field) ?? []
  if (date === undefined) return undefined
  return Date.parse(startOfDay(date, timeZone)) + (Number(hours) * 60 + Number(minutes)) * 60_000
}
