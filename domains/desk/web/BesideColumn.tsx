// Beside the conversation while it is handed on or a colleague is asked; the facts come back when it is done.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { HandOnForm } from '#transfers/web'
import { Icon, useEscape } from '#ui'
import styles from './BesideColumn.module.css'
import type { Beside } from './HandsBar.tsx'

export type BesideColumnProps = {
  contact: Contact
  what: Beside
  onClose(): void
  /** It waits in a queue now. */
  onMoved(): void
}

export function BesideColumn({ contact, what, onClose, onMoved }: BesideColumnProps): ReactNode {
  const { t } = useTranslation('transfers')
  useEscape(onClose)
  const done = (moved: boolean) => {
    onClose()
    if (moved) onMoved()
  }
  return (
    <section className={styles.beside} data-testid="beside">
      <header className={styles.head}>
        <h2>{t(`screen.${what}.title`)}</h2>
        <Button type="text" icon={<Icon name="close" />} aria-label={t('screen.close')} onClick={onClose} />
      </header>
      <HandOnForm key={`${contact.id} ${what}`} contact={contact} purpose={what} onDone={done} />
    </section>
  )
}
