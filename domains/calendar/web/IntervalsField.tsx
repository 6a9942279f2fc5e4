import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Interval, minutesOfDay } from '#calendar/core'
import { Icon } from '#ui'
import styles from './Calendar.module.css'
import { clockText, intervalOf } from './week-text.ts'

export type IntervalsFieldProps = {
  label: string
  value: readonly Interval[]
  onChange(intervals: Interval[]): void
}

const anInterval: Interval = { from: 540, to: 1080 }
const most = 8

/** The intervals of one day; an end before its beginning is on the next day. */
export function IntervalsField({ label, value, onChange }: IntervalsFieldProps): ReactNode {
  const { t } = useTranslation('calendar')
  const put = (index: number, interval: Interval | undefined) =>
    interval && onChange(value.map((one, at) => (at === index ? interval : one)))
  return (
    <fieldset className={styles.intervals}>
      <legend>{label}</legend>
      {value.map((interval, index) => (
        <div key={index}>
          <Input
            type="time"
            aria-label={t('screen.from', { day: label })}
            value={clockText(interval.from)}
            onChange={(event) => put(index, intervalOf(event.target.value, clockText(interval.to)))}
          />
          –
          <Input
            type="time"
            aria-label={t('screen.to', { day: label })}
            value={clockText(interval.to)}
            onChange={(event) => put(index, intervalOf(clockText(interval.from), event.target.value))}
          />
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('screen.remove-interval', { day: label })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
          {interval.to > minutesOfDay && <small>{t('screen.next-day')}</small>}
        </div>
      ))}
      {value.length === 0 && <span className={styles.quiet}>{t('screen.closed')}</span>}
      {value.length < most && (
        <Button
          type="text"
          size="small"
          icon={<Icon name="add" />}
          onClick={() => onChange([...value, after(value.at(-1))])}
        >
          {t('screen.add-interval')}
        </Button>
      )}
    </fieldset>
  )
}

/** An hour after the last one, for three hours, while there is room on the day. */
function after(last: Interval | undefined): Interval {
  if (!last || last.to + 60 >= minutesOfDay) return anInterval
  return { from: last.to + 60, to: Math.min(last.to + 240, minutesOfDay) }
}
