// How a contact came from hand to hand, for whoever asks why she got it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useAskedAgain } from '#contacts/web'
import type { Id } from '#protocol'
import { useQueueName } from '#routing/web'
import { When } from '#ui'
import { listTransfers, type Transfer } from '#transfers/core'
import styles from './WhyTransferred.module.css'

export function WhyTransferred({ contactId }: { contactId: Id }): ReactNode {
  const asked = useAsk(listTransfers, { params: { contactId } })
  useAskedAgain(listTransfers, /^(transfer\.|contact\.transferred)/)
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  return (
    <ol className={styles.transfers} data-testid="why-transferred">
      {items.map((transfer) => (
        <One key={transfer.id} transfer={transfer} />
      ))}
    </ol>
  )
}

function One({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers')
  const queueName = useQueueName()
  const { by, toPerson, toQueueId, state, reason, note, offeredAt } = transfer
  const to = toPerson?.name ?? (toQueueId ? queueName(toQueueId) : undefined) ?? '…'
  const end = state === 'came-back' ? `came-back-${reason ?? 'missed'}` : state
  return (
    <li>
      <When at={offeredAt} how="clock" /> {t('screen.why.to', { by: by.name ?? '', to })} ·{' '}
      {t(`screen.why.${end}`)}
      {note && <span className={styles.note}>{note}</span>}
    </li>
  )
}
