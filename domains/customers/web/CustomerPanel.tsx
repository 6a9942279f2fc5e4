// The customer beside a conversation: who she is, or the way to say who she is.
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type Contact, setContactCustomer, whyNotSetCustomer } from '#contacts/core'
import { type CustomerPage, getCustomer } from '#customers/core'
import { useScope } from '#identity/web'
import { ErrorNote, Icon, ListShape, ReasonedButton, useConfirm, useToast } from '#ui'
import { CustomerChooser } from './CustomerChooser.tsx'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import styles from './Customers.module.css'
import { KnownBy } from './KnownBy.tsx'
import { LevelBadge } from './LevelBadge.tsx'
import { NeedsBand } from './NeedsBand.tsx'
import { Tags } from './Tags.tsx'
import { Timeline } from './Timeline.tsx'
import { useCustomerNews } from './use-customer-news.ts'
import { useWhyNotTouch } from './use-may.ts'

const lastShown = 5

export function CustomerPanel({ contact }: { contact: Contact }): ReactNode {
  useCustomerNews()
  const { t } = useTranslation('customers')
  const { id, customerId } = contact
  const reason = useWhyNotSet(contact)
  return (
    <section className={styles.column} aria-label={t('screen.title-one')} data-testid="customer-panel">
      {customerId === null ? (
        <CustomerChooser key={id} contact={contact} reason={reason} />
      ) : (
        <Chosen key={`${id} ${customerId}`} contact={contact} customerId={customerId} />
      )}
    </section>
  )
}

function useWhyNotSet(contact: Contact): string | undefined {
  const { t } = useTranslation('contacts')
  const why = whyNotSetCustomer(contact, [useScope('contacts.take'), useScope('contacts.manage')])
  return why && t(`refusals.${why}`)
}

function Chosen({ contact, customerId }: { contact: Contact; customerId: string }): ReactNode {
  const { data, error, refetch } = useAsk(getCustomer, { params: { customerId } })
  if (data) return <Known contact={contact} customer={data} />
  return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListShape rows={4} />
}

function Known({ contact, customer }: { contact: Contact; customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  const [editing, setEditing] = useState(false)
  const toast = useToast()
  const reason = useWhyNotTouch(customer, 'customers.manage')
  const saved = () => {
    setEditing(false)
    toast.good(t('screen.saved'))
  }
  if (editing) return <CustomerForm customer={customer} onSaved={saved} onCancel={() => setEditing(false)} />
  return (
    <>
      <p className={styles.named}>
        <LevelBadge level={customer.level} />
        <Tags tags={customer.tags} />
      </p>
      <NeedsBand needs={customer.needs} />
      <CustomerFacts customer={customer} />
      <div className={styles.acts}>
        <ReasonedButton
          size="small"
          icon={<Icon name="wrap-up" />}
          reason={reason}
          onClick={() => setEditing(true)}
        >
          {t('screen.edit')}
        </ReasonedButton>
        <NotHer contact={contact} />
        <Link to={`/customers/${customer.id}`}>{t('screen.whole')}</Link>
      </div>
      <KnownBy customer={customer} />
      <section className={styles.part} aria-label={t('screen.timeline.last')}>
        <h3>{t('screen.timeline.last')}</h3>
        <Timeline customerId={customer.id} limit={lastShown} />
      </section>
    </>
  )
}

function NotHer({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation('customers')
  const choosing = useAct(setContactCustomer, { changes: [getCustomer] })
  const [confirm, toast] = [useConfirm(), useToast()]
  const reason = useWhyNotSet(contact)
  const unset = async () => {
    const question = { title: t('screen.choose.not-her-question'), confirm: t('screen.choose.not-her') }
    if (!(await confirm(question))) return
    const given = { params: { contactId: contact.id }, body: { customerId: null } }
    await choosing.mutateAsync(given).catch(toast.bad)
  }
  if (reason !== undefined) return null
  return (
    <Button size="small" loading={choosing.isPending} onClick={() => void unset()}>
      {t('screen.choose.not-her')}
    </Button>
  )
}
