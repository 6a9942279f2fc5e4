// What a colleague holds out to me: from whom, why, for how long still. I may read it before I answer.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { useCustomerName } from '#contacts/web'
import { Icon, useShortcut, useToast } from '#ui'
import { acceptTransfer, listRingingTransfers, type RingingTransfer, rejectTransfer } from '#transfers/core'
import styles from './Card.module.css'
import { SecondsLeft } from './SecondsLeft.tsx'
import { useRinging } from './use-transfers.ts'

/** `keys`: whether Alt+Enter takes the first, where no offer of the queue waits for it. */
export function RingingTransfers({ keys }: { keys: boolean }): ReactNode {
  const ringing = useRinging()
  return ringing.map((transfer, index) => (
    <Ringing key={transfer.id} transfer={transfer} keys={keys && index === 0} />
  ))
}

function Ringing({ transfer, keys }: { transfer: RingingTransfer; keys: boolean }) {
  const { t } = useTranslation('transfers')
  const who = useCustomerName()(transfer.contact)
  const { accept, reject, read, busy } = useAnswer(transfer)
  useShortcut({ keys: 'alt+enter', label: t('screen.keys.accept'), when: keys, run: accept })
  const from = transfer.by.name ?? transfer.from.name ?? ''
  return (
    <article
      className={styles.card}
      data-testid="ringing-transfer"
      aria-label={t('screen.ringing.from', { from, who })}
    >
      <p className={styles.head}>
        <Icon name="transfer" />
        <strong>{t('screen.ringing.from', { from, who })}</strong>
        <span className={styles.time}>{transfer.expiresAt && <SecondsLeft to={transfer.expiresAt} />}</span>
      </p>
      <p className={styles.words}>{transfer.note ?? transfer.contact.lastMessagePreview ?? ''}</p>
      <div className={styles.acts}>
        <Button type="primary" loading={busy} onClick={accept} data-testid="accept-transfer">
          {t('screen.ringing.accept')}
        </Button>
        <Button onClick={read}>{t('screen.ringing.read')}</Button>
        <Button onClick={reject} data-testid="reject-transfer">
          {t('screen.ringing.reject')}
        </Button>
      </div>
    </article>
  )
}

function useAnswer({ id: transferId, contact }: RingingTransfer) {
  const navigate = useNavigate()
  const toast = useToast()
  const changes = [listRingingTransfers]
  const accepting = useAct(acceptTransfer, { changes })
  const rejecting = useAct(rejectTransfer, { changes })
  const read = () => void navigate({ to: `/desk/${contact.id}` })
  return {
    read,
    busy: accepting.isPending,
    accept: () => {
      if (accepting.isPending) return
      accepting.mutateAsync({ params: { transferId } }).then(read).catch(toast.bad)
    },
    reject: () => void rejecting.mutateAsync({ params: { transferId } }).catch(toast.bad),
  }
}
