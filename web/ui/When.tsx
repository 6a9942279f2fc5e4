import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from './format.ts'

export type WhenProps = { at: string; how?: 'when' | 'clock' | 'ago' }

/** 今天 14:05, with the exact time on hover. */
export function When({ at, how = 'when' }: WhenProps): ReactNode {
  const format = useFormat()
  return (
    <Tooltip title={format.exact(at)} mouseEnterDelay={0.4}>
      <time dateTime={at}>{format[how](at)}</time>
    </Tooltip>
  )
}
