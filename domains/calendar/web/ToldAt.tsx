import { Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CalendarShown,
  dateOf,
  dayNumberOf,
  instantOf,
  minutesOfDay,
  openingAt,
  placeOf,
} from '#calendar/core'
import { serverNow } from '#connection'
import { Mark, usePlace } from '#ui'
import styles from './Calendar.module.css'
import { useDaysOf } from './use-opening.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { clockText } from './week-text.ts'

const meanings = { open: 'good', 'closing-soon': 'mind', closed: 'none' } as const

/** What would a visitor be told at … */
export function ToldAt({ calendar }: { calendar: CalendarShown }): ReactNode {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  const { language } = usePlace()
  const id = useId()
  const { timeZone } = calendar
  const [typed, setTyped] = useState(() => typedOf(serverNow(), timeZone))
  const year = Number(typed.slice(0, 4)) || new Date(serverNow()).getUTCFullYear()
  const days = useDaysOf(calendar, year)
  const at = instantTyped(typed, timeZone)
  const told = at && days && openingAt(days, at)
  return (
    <div className={styles.told}>
      <h2>
        <label htmlFor={id}>{t('screen.told')}</label>
      </h2>
      <Input id={id} type="datetime-local" value={typed} onChange={(event) => setTyped(event.target.value)} />
      {told && (
        <p aria-live="polite">
          <Mark meaning={meanings[told.state]}>{t(`screen.state.${told.state}`)}</Mark>{' '}
          {told.changesAt
            ? t(told.state === 'closed' ? 'screen.opens' : 'screen.closes', {
                at: words.instant(told.changesAt, timeZone),
              })
            : t(told.state === 'closed' ? 'screen.never-opens' : 'screen.never-closes')}
        </p>
      )}
      {told?.note?.[language] && <blockquote>{told.note[language]}</blockquote>}
    </div>
  )
}

function typedOf(at: number, timeZone: string): string {
  const { day, minute } = placeOf(at, timeZone)
  return `${dateOf(day)}T${clockText(minute)}`
}

function instantTyped(typed: string, timeZone: string): Date | undefined {
  const [, date = '', hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(typed) ?? []
  const day = dayNumberOf(date)
  if (hour === undefined || Number.isNaN(day)) return undefined
  return new Date(instantOf(day * minutesOfDay + Number(hour) * 60 + Number(minute), timeZone))
}
