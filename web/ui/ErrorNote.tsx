import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDetails } from './explain.ts'
import { Icon } from './Icon.tsx'
import styles from './notes.module.css'

export type ErrorNoteProps = {
  error: unknown
  /** What was kept: 「已填写的内容仍保留」. */
  kept?: ReactNode
  onRetry?: () => void
  retryLabel?: string
}

/** What happened, what was kept, what to do. */
export function ErrorNote({ error, kept, onRetry, retryLabel }: ErrorNoteProps): ReactNode {
  const { t } = useTranslation('ui')
  const details = useDetails()
  if (!error) return null
  const { text, fields, requestId } = details(error)
  return (
    <div className={styles.error} role="alert">
      <Icon name="bad" />
      <div>
        <p>{text}</p>
        {fields.length > 0 && (
          <ul className={styles.fields}>
            {fields.map((field) => (
              <li key={`${field.path} ${field.text}`}>{field.text}</li>
            ))}
          </ul>
        )}
        {kept && <p className={styles.kept}>{kept}</p>}
        {requestId && <p className={styles.kept}>{t('problem.reference', { requestId })}</p>}
      </div>
      {onRetry && <Button onClick={onRetry}>{retryLabel ?? t('retry')}</Button>}
    </div>
  )
}
