// One masked value, and the way to see it: a reason, which everybody can read afterwards.
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import {
  type CustomerPage,
  listRevelations,
  reveal,
  type RevealedWords,
  type Sensitive,
} from '#customers/core'
import { Dialog, ErrorNote, isComposing, ReasonedButton } from '#ui'
import styles from './Customers.module.css'
import { useWhyNotTouch } from './use-may.ts'

export type RevealProps = { customer: CustomerPage; what: Sensitive; identityId?: string; shown: string }

export function Reveal({ shown, ...asked }: RevealProps): ReactNode {
  const [value, setValue] = useState<string>()
  return (
    <>
      <span className={styles.figures}>{value ?? shown}</span>{' '}
      {value === undefined && <RevealButton {...asked} shown={shown} onShown={(full) => setValue(full)} />}
    </>
  )
}

type OnShown = (value: string, words: RevealedWords | undefined) => void

export function RevealButton(props: RevealProps & { onShown: OnShown }): ReactNode {
  const { customer, what, identityId, shown, onShown } = props
  const { t } = useTranslation('customers')
  const [asking, setAsking] = useState(false)
  const reason = useWhyNotTouch(customer, 'customers.reveal')
  return (
    <>
      <ReasonedButton
        size="small"
        type="link"
        reason={reason}
        onClick={() => setAsking(true)}
        aria-label={t('screen.reveal.which', { shown })}
      >
        {t('screen.reveal.act')}
      </ReasonedButton>
      {asking && (
        <WhyDialog
          shown={shown}
          given={{ customerId: customer.id, what, identityId }}
          onClose={() => setAsking(false)}
          onShown={(value, words) => {
            setAsking(false)
            onShown(value, words)
          }}
        />
      )}
    </>
  )
}

type WhyDialogProps = {
  shown: string
  given: { customerId: string; what: Sensitive; identityId: string | undefined }
  onClose(): void
  onShown: OnShown
}

function WhyDialog({ shown, given, onClose, onShown }: WhyDialogProps): ReactNode {
  const { t } = useTranslation(['customers', 'ui'])
  const [why, setWhy] = useState('')
  const revealing = useAct(reveal, { changes: [listRevelations] })
  const { customerId, what, identityId } = given
  const act = async () => {
    if (why.trim() === '' || revealing.isPending) return
    const body = { what, reason: why.trim(), ...(identityId !== undefined && { identityId }) }
    const answer = await revealing.mutateAsync({ params: { customerId }, body }).catch(() => undefined)
    if (answer) onShown(answer.value, answer.words)
  }
  return (
    <Dialog title={t('screen.reveal.title', { shown })} onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t('screen.reveal.hint')}</p>
        <Input
          autoFocus
          value={why}
          maxLength={200}
          aria-label={t('screen.reveal.reason')}
          placeholder={t('screen.reveal.example')}
          onChange={({ target }) => setWhy(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && void act()}
        />
        <ErrorNote error={revealing.error} />
      </div>
      <div className={styles.acts}>
        <ReasonedButton
          type="primary"
          loading={revealing.isPending}
          reason={why.trim() === '' ? t('screen.reveal.needs-reason') : undefined}
          onClick={() => void act()}
        >
          {t('screen.reveal.confirm')}
        </ReasonedButton>
        <Button onClick={onClose}>{t('ui:cancel')}</Button>
      </div>
    </Dialog>
  )
}
