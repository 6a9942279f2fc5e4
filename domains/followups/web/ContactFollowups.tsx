// What somebody means to follow up about a contact, wherever it is read.
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#identity/web'
import type { Id } from '#protocol'
import { ListShape } from '#ui'

const Shown = lazy(async () => ({ default: (await import('./FollowupsOfContact.tsx')).FollowupsOfContact }))

export function ContactFollowups({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('followups')
  if (!useMay('followups.use')) return null
  return (
    <section aria-label={t('screen.title')}>
      <h2>{t('screen.title')}</h2>
      <Suspense fallback={<ListShape rows={1} />}>
        <Shown contactId={contactId} />
      </Suspense>
    </section>
  )
}
