import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useCalendarWords } from './use-calendar-words.ts'

export type WeekdaySelectProps = { id: string; value: number; onChange(weekday: number): void }

export function WeekdaySelect(props: WeekdaySelectProps): ReactNode {
  const words = useCalendarWords()
  const options = Array.from({ length: 7 }, (_, index) => ({
    value: index + 1,
    label: words.weekday(index + 1),
  }))
  return <Select<number> {...props} options={options} />
}
