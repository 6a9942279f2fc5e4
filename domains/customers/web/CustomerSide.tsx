// One customer beside the list.
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { type CustomerPage, getCustomer } from '#customers/core'
import { ErrorNote, ListShape, Mark, SidePanel } from '#ui'
import { CustomerForm } from './CustomerForm.tsx'
import styles from './Customers.module.css'
import { Duplicates } from './Duplicates.tsx'
import { EditableRecord } from './EditableRecord.tsx'
import { LevelBadge } from './LevelBadge.tsx'
import { useNameOf } from './Named.tsx'
import { NeedsBand } from './NeedsBand.tsx'
import { Tags } from './Tags.tsx'
import { Timeline } from './Timeline.tsx'
import { WhoLooked } from './WhoLooked.tsx'

export type CustomerSideProps = { customerId: string; onClose(): void; onOpen(customerId: string): void }

export function CustomerSide({ customerId, onClose, onOpen }: CustomerSideProps): ReactNode {
  const { t } = useTranslation('customers')
  const isNew = customerId === 'new'
  const { data, error, refetch } = useAsk(getCustomer, { params: { customerId } }, { enabled: !isNew })
  if (isNew) {
    return (
      <SidePanel title={t('screen.add')} onClose={onClose} takesFocus>
        <CustomerForm customer={undefined} onSaved={onOpen} onCancel={onClose} />
      </SidePanel>
    )
  }
  if (data) return <Known customer={data} onClose={onClose} />
  return (
    <SidePanel title={t('screen.title-one')} onClose={onClose}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListShape />}
    </SidePanel>
  )
}

const tabs = ['record', 'timeline', 'duplicates', 'looked'] as const
type Tab = (typeof tabs)[number]

function Known({ customer, onClose }: { customer: CustomerPage; onClose(): void }): ReactNode {
  const { t } = useTranslation('customers')
  const [tab, setTab] = useState<Tab>('record')
  const name = useNameOf()(customer)
  return (
    <SidePanel title={name} onClose={onClose}>
      <p className={styles.above}>
        <LevelBadge level={customer.level} />
        <Tags tags={customer.tags} />
      </p>
      {customer.mergedInto && (
        <p>
          <Mark meaning="info">{t('screen.merge.is-gone')}</Mark>{' '}
          <Link to={`/customers/${customer.mergedInto}`}>{t('screen.merge.to-survivor')}</Link>
        </p>
      )}
      <NeedsBand needs={customer.needs} />
      <Segmented
        aria-label={t('screen.tab.label')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`screen.tab.${value}`) }))}
        onChange={setTab}
      />
      <div className={styles.below}>
        {tab === 'record' && <EditableRecord customer={customer} formClass={styles.part} />}
        {tab === 'timeline' && <Timeline customerId={customer.id} />}
        {tab === 'duplicates' && <Duplicates customer={customer} />}
        {tab === 'looked' && <WhoLooked customerId={customer.id} />}
      </div>
    </SidePanel>
  )
}
