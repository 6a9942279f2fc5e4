// What somebody means to follow up about a contact, wherever it is read.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#identity/web'
import type { Id } from '#protocol'
import styles from './Followups.module.css'
import { Followups } from './Followups.tsx'
import { RemindMe } from './RemindMe.tsx'

export function ContactFollowups({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('followups')
  if (!useMay('followups.use')) return null
  return (
    <section aria-label={t('screen.title')}>
      <h2>{t('screen.title')}</h2>
      <div className={styles.ofContact}>
        <Followups contactId={contactId} />
        <RemindMe contactId={contactId} />
      </div>
    </section>
  )
}
