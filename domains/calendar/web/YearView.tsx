import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Calendar, dateOf, dayNumberOf, intervalsOf, weekdayOf } from '#calendar/core'
import { Icon } from '#ui'
import styles from './Calendar.module.css'
import { useCalendarWords } from './use-calendar-words.ts'

export type YearViewProps = {
  calendar: Calendar
  year: number
  today: string
  chosen: string | undefined
  onYear(year: number): void
  onDay(date: string): void
}

const kinds = ['closed', 'weekday', 'hours', 'usual'] as const

/** Holidays, make-up days and other hours of a year at a glance; a click opens the day. */
export function YearView(props: YearViewProps): ReactNode {
  const { t } = useTranslation('calendar')
  const { year, onYear } = props
  return (
    <section>
      <header className={styles.yearHead}>
        <h2>{t('screen.year', { year })}</h2>
        <div>
          <Button
            type="text"
            aria-label={t('screen.year-before')}
            icon={<Icon name="back" />}
            onClick={() => onYear(year - 1)}
          />
          <Button
            type="text"
            aria-label={t('screen.year-after')}
            icon={<Icon name="next" />}
            onClick={() => onYear(year + 1)}
          />
        </div>
        <ul className={styles.legend}>
          {kinds.map((kind) => (
            <li key={kind}>
              <i data-kind={kind}>{t(`screen.mark.${kind}`)}</i> {t(`screen.legend.${kind}`)}
            </li>
          ))}
        </ul>
      </header>
      <div className={styles.months}>
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} month={month} {...props} />
        ))}
      </div>
    </section>
  )
}

function Month({ month, ...props }: YearViewProps & { month: number }) {
  const words = useCalendarWords()
  const first = dayNumberOf(`${props.year}-${String(month + 1).padStart(2, '0')}-01`)
  const length = dayNumberOf(new Date(Date.UTC(props.year, month + 1, 1)).toISOString().slice(0, 10)) - first
  return (
    <section className={styles.month}>
      <h3>{words.month(props.year, month)}</h3>
      <div className={styles.days}>
        {Array.from({ length: 7 }, (_, index) => (
          <small key={index} aria-hidden="true">
            {words
              .weekday(index + 1)
              .replace(/^周|^週/, '')
              .slice(0, 2)}
          </small>
        ))}
        {Array.from({ length }, (_, index) => (
          <Day key={index} day={first + index} {...props} />
        ))}
      </div>
    </section>
  )
}

function Day({ day, calendar, today, chosen, onDay }: YearViewProps & { day: number }) {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  const date = dateOf(day)
  const special = calendar.days.get(date)
  const kind = special?.plan.kind
  const told = [words.date(date), special?.name, special && words.plan(special.plan)]
    .filter(Boolean)
    .join(' ')
  return (
    <button
      type="button"
      style={{ gridColumn: weekdayOf(day) }}
      data-kind={kind}
      data-off={kind === undefined && intervalsOf(calendar, day).length === 0 ? '' : undefined}
      aria-current={date === today ? 'date' : undefined}
      aria-pressed={date === chosen}
      aria-label={told}
      title={told}
      onClick={() => onDay(date)}
    >
      {Number(date.slice(8))}
      {kind && <i aria-hidden="true">{t(`screen.mark.${kind}`)}</i>}
    </button>
  )
}
