import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listCalendars } from '#calendar/core'
import { useAsk } from '#connection'

export type CalendarSelectProps = Omit<SelectProps<string>, 'options' | 'onChange' | 'value'> & {
  value?: string | null
  onChange?: (calendarId: string | null) => void
}

const all = { query: { limit: 200 } }

/** By which calendar something opens and closes; none is round the clock. */
export function CalendarSelect({ value, onChange, ...rest }: CalendarSelectProps): ReactNode {
  const { t } = useTranslation('calendar')
  const { data, isPending } = useAsk(listCalendars, all)
  return (
    <Select<string>
      placeholder={t('screen.select.always')}
      {...rest}
      allowClear
      loading={isPending}
      value={value ?? null}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
      options={(data?.items ?? []).map(({ id, name, timeZone }) => ({ value: id, label: name, timeZone }))}
      optionRender={({ data: option }) => (
        <>
          {option.label} <small>{option.timeZone}</small>
        </>
      )}
    />
  )
}
