// Finds one customer to choose: among everybody, masked. ↓ goes to who was found, Enter chooses.
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { listCustomers } from '#customers/core'
import { ErrorNote, isComposing, ListShape, SearchField } from '#ui'
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
  const { data, error, isLoading, isPlaceholderData } = useAsk(
    listCustomers,
    { query: { q, limit: mostShown + 1 } },
    { enabled: q !== '', keepPrevious: true },
  )
  const found = (q === '' ? [] : (data?.items ?? [])).filter(({ id }) => id !== without).slice(0, mostShown)
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    const settled = currentTarget.value.trim() === q && !isPlaceholderData
    const [only, ...others] = found
    if (key === 'Enter' && settled && only && others.length === 0) onChoose(only.id)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the buttons within
    <div ref={list} className={styles.stack} onKeyDown={(event) => moveIn(list.current, event)}>
      <SearchField label={t('screen.search')} value={q} onSearch={setQ} takesFocus onKeyDown={onKeyDown} />
      <ErrorNote error={error} />
      {isLoading && <ListShape rows={2} />}
      {q !== '' && data && found.length === 0 && <p className={styles.quiet}>{t('screen.not-found')}</p>}
      <ul data-testid="customers-found">
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

/** ↓ and ↑ among the field and who was found below it. */
function moveIn(list: HTMLElement | null, event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const stops = [...(list?.querySelectorAll<HTMLElement>('input, li button') ?? [])]
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step]
  if (step === 0 || isComposing(event) || next === undefined) return
  event.preventDefault()
  next.focus()
}
