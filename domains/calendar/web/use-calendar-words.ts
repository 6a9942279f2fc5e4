// The words of a calendar in the language of the screen.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type DayShown, type Interval, type Week } from '#calendar/core'
import { usePlace, useFormat } from '#ui'
import { groupedWeek, intervalText } from './week-text.ts'

// 5 January 1970 was a Monday.
const dayOfWeek = (weekday: number) => new Date(Date.UTC(1970, 0, 4 + weekday))

export type CalendarWords = {
  /** 1 is Monday. */
  weekday(weekday: number): string
  month(year: number, month: number): string
  /** 10月10日 周六 */
  date(date: string): string
  hours(intervals: readonly Interval[]): string
  week(week: Week): string
  plan(plan: DayShown['plan']): string
  instant(at: string, timeZone: string): string
}

export function useCalendarWords(): CalendarWords {
  const { t } = useTranslation('calendar')
  const { language } = usePlace()
  const { list } = useFormat()
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', hourCycle: 'h23', ...options })
    const [short, month] = [format({ weekday: 'short' }), format({ month: 'long' })]
    const date = format({ month: 'long', day: 'numeric', weekday: 'short' })
    const weekday = (day: number) => short.format(dayOfWeek(day))
    const hours = (intervals: readonly Interval[]) =>
      intervals.length === 0
        ? t('screen.closed')
        : list(intervals.map((interval) => intervalText(interval, t('screen.next-day'))))
    const days = (first: number, last: number) =>
      first === last ? weekday(first) : t('screen.days', { first: weekday(first), last: weekday(last) })
    return {
      weekday,
      hours,
      month: (year, number) => month.format(new Date(Date.UTC(year, number, 1))),
      date: (text) => date.format(new Date(`${text}T00:00:00Z`)),
      week: (week) =>
        groupedWeek(week)
          .map(({ first, last, intervals }) => `${days(first, last)} ${hours(intervals)}`)
          .join(t('screen.between')),
      plan: (plan) =>
        plan.kind === 'hours'
          ? hours(plan.intervals)
          : plan.kind === 'weekday'
            ? t('screen.plan.as-weekday', { weekday: weekday(plan.weekday) })
            : t(`screen.plan.${plan.kind}`),
      instant: (at, timeZone) =>
        format({
          timeZone,
          month: 'long',
          day: 'numeric',
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }).format(new Date(at)),
    }
  }, [language, list, t])
}
