// Whether what opens by a calendar is open now, and when that changes.
import { useMemo } from 'react'
import {
  type Calendar,
  type CalendarShown,
  calendarWith,
  dateOf,
  listCalendars,
  listDays,
  type Opening,
  openingAt,
  placeOf,
} from '#calendar/core'
import { useAsk } from '#connection'
import type { Id } from '#protocol'
import { useNow } from '#ui'

const all = { query: { limit: 200 } }
const minute = 60_000

export function useCalendars(): readonly CalendarShown[] | undefined {
  return useAsk(listCalendars, all).data?.items
}

/** A calendar with its days of one year and the next; undefined while they are on their way. */
export function useDaysOf(calendar: CalendarShown | undefined, year: number): Calendar | undefined {
  const params = { calendarId: calendar?.id ?? '' }
  const enabled = calendar !== undefined
  const these = useAsk(listDays, { params, query: { year } }, { enabled }).data
  const later = useAsk(listDays, { params, query: { year: year + 1 } }, { enabled }).data
  return useMemo(
    () => calendar && these && later && calendarWith(calendar, [...these.items, ...later.items]),
    [calendar, these, later],
  )
}

/** Undefined while it is not known, and without a calendar. */
export function useOpening(calendarId: Id | null): Opening | undefined {
  const now = Math.floor(useNow(calendarId !== null) / minute) * minute
  const calendar = useCalendars()?.find(({ id }) => id === calendarId)
  const { day } = placeOf(now, calendar?.timeZone ?? 'UTC')
  const days = useDaysOf(calendar, Number(dateOf(day).slice(0, 4)))
  return useMemo(() => days && openingAt(days, new Date(now)), [days, now])
}
