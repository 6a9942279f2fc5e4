// Beside the conversation while it rings with a colleague: with whom, for how long still, and a way to take it back.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import type { Id } from '#protocol'
import { Icon, useToast } from '#ui'
import { cancelTransfer, listTransfers } from '#transfers/core'
import { SecondsLeft } from './SecondsLeft.tsx'
import styles from './Strip.module.css'
import { useRingingOf } from './use-transfers.ts'

export function TransferStatus({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('transfers')
  const ringing = useRingingOf(contactId)
  const toast = useToast()
  const cancelling = useAct(cancelTransfer, { changes: [listTransfers] })
  if (!ringing?.expiresAt) return null
  const cancel = () => cancelling.mutateAsync({ params: { transferId: ringing.id } }).catch(toast.bad)
  return (
    <div className={styles.strip} role="status" data-testid="transfer-status">
      <Icon name="transfer" />
      <span className={styles.words}>
        {t('screen.status.rings', { name: ringing.toPerson?.name })} <SecondsLeft to={ringing.expiresAt} />
      </span>
      <Button size="small" loading={cancelling.isPending} onClick={() => void cancel()}>
        {t('screen.status.cancel')}
      </Button>
    </div>
  )
}
