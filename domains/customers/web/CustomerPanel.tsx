// The customer beside a conversation: what to know of her first, or the way to say who she is.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import type { Contact } from '#contacts/core'
import { type CustomerPage, getCustomer } from '#customers/core'
import { ErrorNote, ListShape } from '#ui'
import { CustomerChooser } from './CustomerChooser.tsx'
import styles from './Customers.module.css'
import { LevelBadge } from './LevelBadge.tsx'
import { NeedsBand } from './NeedsBand.tsx'
import { Tags } from './Tags.tsx'
import { Timeline } from './Timeline.tsx'
import { useCustomerNews } from './use-customer-news.ts'
import { useWhyNotSet } from './use-may.ts'

const lastShown = 3

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
        <Chosen key={customerId} customerId={customerId} />
      )}
    </section>
  )
}

function Chosen({ customerId }: { customerId: string }): ReactNode {
  const { data, error, refetch } = useAsk(getCustomer, { params: { customerId } })
  if (data) return <Known customer={data} />
  return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListShape rows={4} />
}

/** What counts before the first word; everything else kept of her is in CustomerRecord. */
function Known({ customer }: { customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <>
      <div className={styles.named}>
        <LevelBadge level={customer.level} />
        <Tags tags={customer.tags} />
      </div>
      <NeedsBand needs={customer.needs} />
      <section aria-label={t('screen.timeline.last')}>
        <h2>{t('screen.timeline.last')}</h2>
        <Timeline customerId={customer.id} limit={lastShown} />
      </section>
    </>
  )
}
