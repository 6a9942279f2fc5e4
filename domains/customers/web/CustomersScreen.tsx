// 客户: everybody we serve, found in a moment.
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useAskPages } from '#connection'
import { countCustomers, type Customer, levels, listCustomers, listTags, sortings } from '#customers/core'
import { useMay, useWhyNot } from '#identity/web'
import {
  type Column,
  DataList,
  EmptyState,
  Icon,
  Page,
  ReasonedButton,
  SearchField,
  useFormat,
  When,
} from '#ui'
import { CustomerSide } from './CustomerSide.tsx'
import styles from './Customers.module.css'
import { Named } from './Named.tsx'
import { Tags } from './Tags.tsx'
import { useCustomerNews } from './use-customer-news.ts'

type Wanted = {
  q: string
  level: number | undefined
  tag: string | undefined
  sort: (typeof sortings)[number]
}
const everybody: Wanted = { q: '', level: undefined, tag: undefined, sort: 'seen' }

export function CustomersScreen(): ReactNode {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const { customerId } = useParams({ strict: false })
  const [wanted, setWanted] = useState(everybody)
  useCustomerNews()
  const { q, level, tag, sort } = wanted
  const filter = { ...(q && { q }), ...(level !== undefined && { level }), ...(tag && { tag }) }
  const customers = useAskPages(listCustomers, { query: { ...filter, sort } }, { keepPrevious: true })
  const whyNot = useWhyNot('customers.manage')
  const mayMerge = useMay('customers.merge')
  const open = (id?: string) => void navigate({ to: id ? `/customers/${id}` : '/customers' })
  const add = (
    <ReasonedButton type="primary" icon={<Icon name="add" />} reason={whyNot()} onClick={() => open('new')}>
      {t('screen.add')}
    </ReasonedButton>
  )
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page
      title={t('screen.title')}
      actions={
        <>
          {mayMerge && <Button onClick={() => open('duplicates')}>{t('screen.duplicates.title')}</Button>}
          {add}
        </>
      }
      aside={
        customerId && (
          <CustomerSide key={customerId} customerId={customerId} onClose={() => open()} onOpen={open} />
        )
      }
    >
      <Filters wanted={wanted} onChange={setWanted} />
      <Count filter={filter} here={customers.items.length} hasMore={customers.hasMore} />
      <DataList
        label={t('screen.title')}
        rows={customers.items}
        rowKey={({ id }) => id}
        columns={useColumns()}
        onOpen={({ id }) => open(id)}
        openKey={customerId}
        loading={customers.loading}
        error={customers.error}
        onRetry={customers.again}
        pages={customers}
        empty={isFiltered ? <NotFound onAll={() => setWanted(everybody)} /> : <Nobody />}
      />
    </Page>
  )
}

function useColumns(): Column<Customer>[] {
  const { t } = useTranslation('customers')
  return [
    { key: 'name', title: t('screen.field.name'), render: (customer) => <Named customer={customer} /> },
    {
      key: 'phone',
      title: t('screen.known.phone'),
      render: ({ phones }) => <span className={styles.figures}>{phones[0] ?? '—'}</span>,
    },
    { key: 'email', title: t('screen.known.email'), wide: true, render: ({ emails }) => emails[0] ?? '—' },
    { key: 'tags', title: t('screen.field.tags'), wide: true, render: ({ tags }) => <Tags tags={tags} /> },
    {
      key: 'seen',
      title: t('screen.seen'),
      align: 'end',
      wide: true,
      render: ({ lastContactAt }) => (lastContactAt === null ? '—' : <When at={lastContactAt} />),
    },
  ]
}

function Filters({ wanted, onChange }: { wanted: Wanted; onChange(wanted: Wanted): void }): ReactNode {
  const { t } = useTranslation('customers')
  const tags = useAsk(listTags, { query: {} }, { staleTime: 60_000 }).data?.items ?? []
  return (
    <search className={styles.filters}>
      <SearchField label={t('screen.search')} value={wanted.q} onSearch={(q) => onChange({ ...wanted, q })} />
      <Select
        allowClear
        placeholder={t('screen.any-level')}
        aria-label={t('screen.any-level')}
        {...(wanted.level !== undefined && { value: wanted.level })}
        options={levels.map((value) => ({ value, label: t(`screen.level.${value}`) }))}
        onChange={(level: number | undefined) => onChange({ ...wanted, level })}
      />
      <Select
        allowClear
        showSearch
        placeholder={t('screen.any-tag')}
        aria-label={t('screen.any-tag')}
        {...(wanted.tag && { value: wanted.tag })}
        options={tags.map((value) => ({ value, label: value }))}
        onChange={(tag: string | undefined) => onChange({ ...wanted, tag })}
      />
      {wanted.q === '' && (
        <Segmented
          aria-label={t('screen.sort')}
          value={wanted.sort}
          options={sortings.map((value) => ({ value, label: t(`screen.sorted.${value}`) }))}
          onChange={(sort) => onChange({ ...wanted, sort })}
        />
      )}
    </search>
  )
}

type CountProps = {
  filter: { q?: string; level?: number; tag?: string }
  /** How many the list has already; all of them, unless there are more. */
  here: number
  hasMore: boolean
}

function Count({ filter, here, hasMore }: CountProps): ReactNode {
  const { t } = useTranslation('customers')
  const { number } = useFormat()
  const { data } = useAsk(countCustomers, { query: filter }, { enabled: hasMore, keepPrevious: true })
  const { count, more } = hasMore && data ? data : { count: here, more: hasMore }
  const shown = `${number(count)}${more ? '+' : ''}`
  return (
    <p className={styles.count} role="status">
      {count > 0 ? t('screen.count', { count, shown }) : '\u00a0'}
    </p>
  )
}

function NotFound({ onAll }: { onAll(): void }): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <EmptyState
      icon="search"
      title={t('screen.not-found')}
      action={<Button onClick={onAll}>{t('screen.all')}</Button>}
    >
      {t('screen.not-found-hint')}
    </EmptyState>
  )
}

function Nobody(): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <EmptyState icon="customers" title={t('screen.none')}>
      {t('screen.none-hint')}
    </EmptyState>
  )
}
