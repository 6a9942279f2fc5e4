import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ConversationView.module.css'

const widths = [38, 52, 30, 46, 58]

/** The shape of a conversation before its words. */
export function ConversationShape(): ReactNode {
  const { t } = useTranslation('contacts')
  return (
    <div className={styles.shape} role="status" aria-label={t('screen.conversation.loading')}>
      {widths.map((width, index) => (
        <i key={width} style={{ width: `${width}%`, alignSelf: index % 2 ? 'flex-end' : 'flex-start' }} />
      ))}
    </div>
  )
}
