import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalendars } from './use-opening.ts'

export type CalendarSelectProps = Omit<SelectProps<string>, 'options' | 'onChange' | 'value'> & {
  value?: string | null
  onChange?: (calendarId: string | null) => void
}

/** By which calendar something opens and closes; none is round the clock. */
export function CalendarSelect({ value, onChange, ...rest }: CalendarSelectProps): ReactNode {
  const { t } = useTranslation('calendar')
  const calendars = useCalendars()
  return (
    <Select<string>
      placeholder={t('screen.select.always')}
      {...rest}
      allowClear
      loading={calendars === undefined}
      value={value ?? null}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
      options={(calendars ?? []).map(({ id, name, timeZone }) => ({ value: id, label: name, timeZone }))}
      optionRender={({ data: option }) => (
        <>
          {option.label} <small>{option.timeZone}</small>
        </>
      )}
    />
  )
}
