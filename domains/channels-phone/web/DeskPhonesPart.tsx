import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listDeskPhones } from '#channels-phone/core'
import { useAskPages } from '#connection'
import { DataList, EmptyState, Icon } from '#ui'
import { Part, type PartProps } from './Part.tsx'
import styles from './PhoneSettingsScreen.module.css'

export function DeskPhonesPart({ openId, onOpen }: PartProps): ReactNode {
  const { t } = useTranslation('channels-phone')
  const pages = useAskPages(listDeskPhones)
  const add = (
    <Button
      type={pages.items.length > 0 ? 'default' : 'primary'}
      icon={<Icon name="add" />}
      onClick={() => onOpen('new')}
    >
      {t('screen.desk-phones.add')}
    </Button>
  )
  return (
    <Part
      title={t('screen.desk-phones.title')}
      hint={t('screen.desk-phones.hint')}
      add={pages.items.length > 0 && add}
    >
      <DataList
        label={t('screen.desk-phones.title')}
        rows={pages.items}
        rowKey={({ personId }) => personId}
        columns={[
          { key: 'person', title: t('screen.desk-phone.person'), render: ({ name }) => name },
          {
            key: 'account',
            title: t('screen.desk-phone.account'),
            render: ({ account }) => <span className={styles.exact}>{account}</span>,
          },
        ]}
        onOpen={({ personId }) => onOpen(personId)}
        openKey={openId}
        loading={pages.loading}
        error={pages.error}
        onRetry={pages.again}
        pages={pages}
        empty={
          <EmptyState icon="people" title={t('screen.desk-phones.none')} action={add}>
            {t('screen.desk-phones.none-hint')}
          </EmptyState>
        }
      />
    </Part>
  )
}
