import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Interval, minutesOfDay, type Week } from '#calendar/core'
import styles from './Calendar.module.css'
import { useCalendarWords } from './use-calendar-words.ts'

const hoursMarked = [0, 6, 12, 18, 24]
const percent = (minute: number) => `${(minute / minutesOfDay) * 100}%`

/** A bar a day; what goes past midnight is drawn at the beginning of the next. */
export function WeekBars({ week }: { week: Week }): ReactNode {
  const { t } = useTranslation('calendar')
  const words = useCalendarWords()
  return (
    <div>
      <h2>{t('screen.week')}</h2>
      <ul className={styles.bars}>
        {week.map((intervals, index) => (
          <li key={words.weekday(index + 1)}>
            <span>{words.weekday(index + 1)}</span>
            <span className={styles.bar} aria-hidden="true">
              {[...intervals.flatMap(onItsDay), ...(week[(index + 6) % 7] ?? []).flatMap(onTheNext)].map(
                (part) => (
                  <i
                    key={`${part.from} ${part.to}`}
                    style={{ left: percent(part.from), width: percent(part.to - part.from) }}
                  />
                ),
              )}
            </span>
            <span className={styles.hours}>{words.hours(intervals)}</span>
          </li>
        ))}
        <li className={styles.scale} aria-hidden="true">
          <span />
          <span>
            {hoursMarked.map((hour) => (
              <small key={hour} style={{ left: percent(hour * 60) }}>
                {hour}
              </small>
            ))}
          </span>
        </li>
      </ul>
    </div>
  )
}

const onItsDay = ({ from, to }: Interval) => [{ from, to: Math.min(to, minutesOfDay) }]
const onTheNext = ({ to }: Interval) => (to > minutesOfDay ? [{ from: 0, to: to - minutesOfDay }] : [])
