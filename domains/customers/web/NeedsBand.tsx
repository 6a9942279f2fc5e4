// What everybody who serves her has to know before the first word.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Need } from '#customers/core'
import { Icon } from '#ui'
import styles from './NeedsBand.module.css'

export function NeedsBand({ needs }: { needs: readonly Need[] }): ReactNode {
  const { t } = useTranslation('customers')
  if (needs.length === 0) return null
  return (
    <div className={styles.band} role="note" aria-label={t('screen.field.needs')} data-testid="needs">
      <Icon name="mind" />
      <ul>
        {needs.map(({ kind, text }) => (
          <li key={`${kind} ${text ?? ''}`}>
            {kind === 'other' && text ? null : <strong>{t(`screen.need.${kind}`)}</strong>}
            {text && <span>{text}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
