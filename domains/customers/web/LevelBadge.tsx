import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#customers/core'
import styles from './LevelBadge.module.css'

/** Nothing for an ordinary customer: what is everywhere says nothing. */
export function LevelBadge({ level }: { level: Level }): ReactNode {
  const { t } = useTranslation('customers')
  if (level === 0) return null
  return (
    <span className={styles.badge} data-level={level} title={t('screen.field.level')}>
      {t(`screen.level.${level}`)}
    </span>
  )
}
