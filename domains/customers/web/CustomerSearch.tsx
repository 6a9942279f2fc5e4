// Finds one customer to choose: among everybody, masked.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { listCustomers } from '#customers/core'
import { ErrorNote, ListShape, SearchField } from '#ui'
import styles from './Customers.module.css'
import { Named } from './Named.tsx'

export type CustomerSearchProps = {
  /** Not to be found. */
  without?: string
  /** The verb. */
  act: string
  onChoose(customerId: string): void
}

const mostShown = 8

export function CustomerSearch({ without, act, onChoose }: CustomerSearchProps): ReactNode {
  const { t } = useTranslation('customers')
  const [q, setQ] = useState('')
  const { data, error, isLoading } = useAsk(
    listCustomers,
    { query: { q, limit: mostShown + 1 } },
    { enabled: q !== '', keepPrevious: true },
  )
  const found = (q === '' ? [] : (data?.items ?? [])).filter(({ id }) => id !== without).slice(0, mostShown)
  return (
    <div className={styles.stack}>
      <SearchField label={t('screen.search')} value={q} onSearch={setQ} />
      <ErrorNote error={error} />
      {isLoading && <ListShape rows={2} />}
      {q !== '' && data && found.length === 0 && <p className={styles.quiet}>{t('screen.not-found')}</p>}
      <ul>
        {found.map((customer) => (
          <li key={customer.id} className={styles.line}>
            <span>
              <Named customer={customer} />{' '}
              <span className={styles.unnamed}>{customer.phones[0] ?? customer.emails[0]}</span>
            </span>
            <Button size="small" onClick={() => onChoose(customer.id)}>
              {act}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
