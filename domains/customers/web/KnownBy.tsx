// Phones, e-mail addresses, visitors and accounts: masked, added, taken off.
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { addIdentity, type CustomerPage, type Identity, removeIdentity } from '#customers/core'
import { ErrorNote, Icon, isComposing, Mark, ReasonedButton, useConfirm, useToast } from '#ui'
import styles from './Customers.module.css'
import { Reveal } from './Reveal.tsx'
import { useWhyNotTouch } from './use-may.ts'

export function KnownBy({ customer }: { customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  const [adding, setAdding] = useState(false)
  const reason = useWhyNotTouch(customer, 'customers.manage')
  return (
    <section className={styles.part} aria-label={t('screen.known.title')}>
      <header>
        <h3>{t('screen.known.title')}</h3>
        <ReasonedButton
          size="small"
          icon={<Icon name="add" />}
          reason={reason}
          onClick={() => setAdding(!adding)}
          aria-expanded={adding}
        >
          {t('screen.known.add')}
        </ReasonedButton>
      </header>
      {adding && <Adding customerId={customer.id} onAdded={() => setAdding(false)} />}
      {customer.identities.length === 0 && <p className={styles.quiet}>{t('screen.known.none')}</p>}
      <ul>
        {customer.identities.map((identity) => (
          <Line key={identity.id} customer={customer} identity={identity} reason={reason} />
        ))}
      </ul>
    </section>
  )
}

type LineProps = { customer: CustomerPage; identity: Identity; reason: string | undefined }

function Line({ customer, identity, reason }: LineProps): ReactNode {
  const { t } = useTranslation('customers')
  const removing = useAct(removeIdentity)
  const [confirm, toast] = [useConfirm(), useToast()]
  const { id, kind, shown, verified } = identity
  const remove = async () => {
    const question = {
      title: t('screen.known.remove-question', { shown }),
      confirm: t('screen.known.remove'),
      danger: true,
    }
    if (!(await confirm(question))) return
    await removing.mutateAsync({ params: { customerId: customer.id, identityId: id } }).catch(toast.bad)
  }
  return (
    <li className={styles.line}>
      <span>
        <span className={styles.unnamed}>{t(`screen.known.${kind}`)}</span>{' '}
        {kind === 'phone' || kind === 'email' ? (
          <Reveal customer={customer} what={kind} identityId={id} shown={shown} />
        ) : (
          shown
        )}{' '}
        {verified && kind !== 'visitor' && <Mark meaning="good">{t('screen.known.verified')}</Mark>}
      </span>
      <ReasonedButton
        size="small"
        type="text"
        reason={reason}
        loading={removing.isPending}
        icon={<Icon name="close" />}
        aria-label={t('screen.known.remove-which', { shown })}
        onClick={() => void remove()}
      />
    </li>
  )
}

function Adding({ customerId, onAdded }: { customerId: string; onAdded(): void }): ReactNode {
  const { t } = useTranslation('customers')
  const [kind, setKind] = useState<'phone' | 'email'>('phone')
  const [value, setValue] = useState('')
  const adding = useAct(addIdentity)
  const add = async () => {
    if (value.trim() === '' || adding.isPending) return
    const done = await adding
      .mutateAsync({ params: { customerId }, body: { kind, value } })
      .catch(() => false)
    if (done) onAdded()
  }
  const kinds = (['phone', 'email'] as const).map((one) => ({ value: one, label: t(`screen.known.${one}`) }))
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        <Input
          autoFocus
          value={value}
          maxLength={254}
          aria-label={t('screen.known.value')}
          onChange={({ target }) => setValue(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && void add()}
        />
        <Select aria-label={t('screen.known.kind')} value={kind} options={kinds} onChange={setKind} />
        <Button type="primary" loading={adding.isPending} onClick={() => void add()}>
          {t('screen.known.keep')}
        </Button>
      </div>
      <ErrorNote error={adding.error} kept={t('screen.kept')} />
    </div>
  )
}
