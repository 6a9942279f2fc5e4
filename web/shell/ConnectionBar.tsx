import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '#connection'
import { Icon } from '#ui'
import styles from './ConnectionBar.module.css'

/** A blink of the line is not worth a word. */
const patienceMilliseconds = 1_500

/** Calm, and it says that nothing is lost. */
export function ConnectionBar(): ReactNode {
  const { t } = useTranslation('shell')
  const lost = useConnection() === 'lost'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const wait = setTimeout(() => setShown(lost), lost ? patienceMilliseconds : 0)
    return () => clearTimeout(wait)
  }, [lost])
  return (
    <div role="status" data-testid="connection" data-state={lost ? 'lost' : 'open'}>
      {shown && (
        <p className={styles.bar}>
          <Icon name="lost" />
          <strong>{t('connection.lost')}</strong> {t('connection.kept')}
        </p>
      )}
    </div>
  )
}
