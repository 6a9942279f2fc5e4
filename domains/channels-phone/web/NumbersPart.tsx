import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listNumbers, type PhoneNumber } from '#channels-phone/core'
import { useAskPages } from '#connection'
import { type Column, DataList, EmptyState, Icon, ReasonedButton } from '#ui'
import { Part, type PartProps } from './Part.tsx'
import styles from './PhoneSettingsScreen.module.css'
import { usePhoneQueues } from './use-phone-queues.ts'

export function NumbersPart({ openId, onOpen }: PartProps): ReactNode {
  const { t } = useTranslation('channels-phone')
  const pages = useAskPages(listNumbers)
  const { lacking } = usePhoneQueues()
  const add = (
    <ReasonedButton
      type={pages.items.length > 0 ? 'default' : 'primary'}
      icon={<Icon name="add" />}
      reason={lacking ? t('screen.numbers.no-queue') : undefined}
      onClick={() => onOpen('new')}
    >
      {t('screen.numbers.add')}
    </ReasonedButton>
  )
  const first = lacking ? <Link to="/settings/queues/new">{t('screen.numbers.to-queues')}</Link> : add
  return (
    <Part
      title={t('screen.numbers.title')}
      hint={t('screen.numbers.hint')}
      add={pages.items.length > 0 && add}
    >
      <DataList
        label={t('screen.numbers.title')}
        rows={pages.items}
        rowKey={({ id }) => id}
        columns={useColumns()}
        onOpen={({ id }) => onOpen(id)}
        openKey={openId}
        loading={pages.loading}
        error={pages.error}
        onRetry={pages.again}
        pages={pages}
        empty={
          <EmptyState
            icon="phone"
            title={t(lacking ? 'screen.numbers.no-queue' : 'screen.numbers.none')}
            action={first}
          >
            {t(lacking ? 'screen.numbers.no-queue-hint' : 'screen.numbers.none-hint')}
          </EmptyState>
        }
      />
    </Part>
  )
}

function useColumns(): Column<PhoneNumber>[] {
  const { t } = useTranslation('channels-phone')
  const { nameOf } = usePhoneQueues()
  return [
    {
      key: 'number',
      title: t('screen.number.number'),
      render: ({ number }) => <span className={styles.exact}>{number}</span>,
    },
    { key: 'label', title: t('screen.number.label'), render: ({ label }) => label },
    { key: 'queue', title: t('screen.number.queueId'), render: ({ queueId }) => nameOf(queueId) ?? '…' },
  ]
}
