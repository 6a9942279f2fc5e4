import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './notes.module.css'

const widths = [62, 84, 48, 76, 58, 90, 66, 44, 72, 54]

/** The shape of a list before its data. */
export function ListShape({ rows = 6 }: { rows?: number }): ReactNode {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.shape} role="status" aria-label={t('loading')}>
      {widths.slice(0, rows).map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
