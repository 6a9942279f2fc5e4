// Nobody knows yet who she is: what she said, who it may be, anybody else, or somebody new.
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import {
  type Contact,
  createContactCustomer,
  listCustomerCandidates,
  setContactCustomer,
} from '#contacts/core'
import { getCustomer } from '#customers/core'
import { ErrorNote, Icon, Mark, ReasonedButton, useEscape, useFormat, useShortcut, useToast } from '#ui'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerSearch } from './CustomerSearch.tsx'
import styles from './Customers.module.css'
import { Likeness } from './Likeness.tsx'
import { Named } from './Named.tsx'
import { NeedsBand } from './NeedsBand.tsx'
import type { SaveNew } from './use-save-customer.ts'

type Way = 'candidates' | 'search' | 'new'

function useWay(mayChoose: boolean): [way: Way, setWay: (way: Way) => void] {
  const { t } = useTranslation('customers')
  const [way, setWay] = useState<Way>('candidates')
  const find = () => setWay('search')
  const add = () => setWay('new')
  useShortcut({ keys: 'alt+f', label: t('screen.keys.find'), when: mayChoose, run: find })
  useShortcut({ keys: 'alt+a', label: t('screen.keys.add'), when: mayChoose, run: add })
  useEscape(() => setWay('candidates'), way === 'search')
  useEffect(() => {
    if (way === 'new') document.getElementById('customer-name')?.focus()
  }, [way])
  return [way, setWay]
}

export function CustomerChooser({
  contact,
  reason,
}: {
  contact: Contact
  reason: string | undefined
}): ReactNode {
  const { t } = useTranslation('customers')
  const [way, setWay] = useWay(reason === undefined)
  const toast = useToast()
  const contactId = contact.id
  const choosing = useAct(setContactCustomer, { changes: [getCustomer] })
  const creating = useAct(createContactCustomer, { changes: [getCustomer] })
  const { data, error, refetch } = useAsk(listCustomerCandidates, { params: { contactId } })
  const choose = (customerId: string) =>
    void choosing.mutateAsync({ params: { contactId }, body: { customerId } }).catch(toast.bad)
  const saveNew: SaveNew = async (body) =>
    (await creating.mutateAsync({ params: { contactId }, body })).customerId ?? ''
  if (way === 'new') {
    return (
      <CustomerForm
        customer={undefined}
        saveNew={saveNew}
        name={data?.said.name ?? ''}
        onSaved={() => toast.good(t('screen.saved'))}
        onCancel={() => setWay('candidates')}
      />
    )
  }
  return (
    <>
      <p>
        <Mark meaning="none" icon="customers">
          {t('screen.choose.unknown')}
        </Mark>
      </p>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data && <Said said={data.said} />}
      <ul data-testid="candidates">
        {data?.items.map(({ customer, score, reasons }) => (
          <li key={customer.id} className={styles.candidate}>
            <Named customer={customer} /> <span className={styles.figures}>{customer.phones[0]}</span>
            <NeedsBand needs={customer.needs} />
            <Likeness likeness={{ score, reasons }} />
            <ReasonedButton
              size="small"
              type="primary"
              reason={reason}
              loading={choosing.isPending}
              onClick={() => choose(customer.id)}
            >
              {t('screen.choose.act')}
            </ReasonedButton>
          </li>
        ))}
      </ul>
      {way === 'search' && <CustomerSearch act={t('screen.choose.act')} onChoose={choose} />}
      <div className={styles.acts}>
        {way === 'candidates' && (
          <ReasonedButton
            size="small"
            icon={<Icon name="search" />}
            reason={reason}
            onClick={() => setWay('search')}
            title={`${t('screen.choose.search')} Alt+F`}
          >
            {t('screen.choose.search')}
          </ReasonedButton>
        )}
        <ReasonedButton size="small" icon={<Icon name="add" />} reason={reason} onClick={() => setWay('new')}>
          {t('screen.choose.new')}
        </ReasonedButton>
        {way === 'search' && (
          <Button size="small" onClick={() => setWay('candidates')}>
            {t('screen.choose.back')}
          </Button>
        )}
      </div>
    </>
  )
}

type SaidProps = { said: { name: string | null; phone: string | null; email: string | null } }

function Said({ said: { name, phone, email } }: SaidProps): ReactNode {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const words = [name, phone, email].filter((word) => word !== null)
  if (words.length === 0) return null
  return <p className={styles.quiet}>{t('screen.choose.said', { what: list(words) })}</p>
}
