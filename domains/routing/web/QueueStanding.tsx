import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpening } from '#calendar/web'
import type { QueueShown } from '#routing/core'
import { Mark, useFormat } from '#ui'
import { standingOf } from './queue-standing.ts'

const meanings = { open: 'good', 'closing-soon': 'mind', closed: 'none', 'taken-off': 'none' } as const

/** 已关闭 · 明天 09:00 开放 */
export function QueueStanding({ queue }: { queue: QueueShown }): ReactNode {
  const { t } = useTranslation(['routing', 'calendar'])
  const format = useFormat()
  const standing = standingOf(queue, useOpening(queue.calendarId))
  if (!standing) return '…'
  const { state } = standing
  const isClosed = state === 'closed'
  const word = state === 'taken-off' ? t('screen.queue.closed') : t(`calendar:screen.state.${state}`)
  const at = 'changesAt' in standing && standing.changesAt ? format.when(standing.changesAt) : undefined
  return (
    <>
      <Mark meaning={meanings[state]}>{word}</Mark>
      {isClosed && (
        <small> · {at ? t('calendar:screen.opens', { at }) : t('calendar:screen.never-opens')}</small>
      )}
      {state === 'closing-soon' && at && <small> · {t('calendar:screen.closes', { at })}</small>}
    </>
  )
}
