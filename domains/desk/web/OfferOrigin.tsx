// On an offer that was in somebody's hands before: whose, and the note that came with it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useTimeline } from '#contacts/web'
import { cameFrom } from '#desk/core'
import { useMe } from '#identity/web'
import { listTransfers } from '#transfers/core'
import styles from './OfferCard.module.css'

export function OfferOrigin({ contactId }: { contactId: string }): ReactNode {
  const { t } = useTranslation('desk')
  const { personId } = useMe()
  const origin = cameFrom(useTimeline(contactId) ?? [], personId)
  if (origin?.how === 'transferred') return <SentBy contactId={contactId} by={origin.by} />
  return origin && <p className={styles.where}>{t(`screen.offer.${origin.how}`)}</p>
}

function SentBy({ contactId, by }: { contactId: string; by: string | null }) {
  const { t } = useTranslation('desk')
  const { data } = useAsk(listTransfers, { params: { contactId } })
  const note = data?.items[0]?.note
  return (
    <>
      <p className={styles.where}>{t('screen.offer.transferred', { by: by ?? t('screen.gone.somebody') })}</p>
      {note && <p className={styles.note}>{note}</p>}
    </>
  )
}
