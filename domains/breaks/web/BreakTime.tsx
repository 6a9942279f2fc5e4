import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Duration, useFormat, useNow } from '#ui'
import styles from './AgentStateControl.module.css'

/** How long I have been away of how long was planned; over it, it warms. */
export function BreakTime({ since, plannedEndAt }: { since: string; plannedEndAt: string }): ReactNode {
  const { t } = useTranslation('breaks')
  const { duration } = useFormat()
  const isOver = useNow() > Date.parse(plannedEndAt)
  const planned = (Date.parse(plannedEndAt) - Date.parse(since)) / 1000
  return (
    <span
      className={isOver ? styles.over : undefined}
      data-testid="break-time"
      data-over={isOver || undefined}
    >
      <Duration since={since} />
      <span className={styles.planned}> / {duration(planned)}</span>
      {isOver && <span className={styles.overWord}> {t('screen.break.over')}</span>}
    </span>
  )
}
