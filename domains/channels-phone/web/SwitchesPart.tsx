import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listSwitches, type PhoneSwitch } from '#channels-phone/core'
import { useAsk } from '#connection'
import { type Column, DataList, EmptyState, Icon, Mark } from '#ui'
import { Part, type PartProps } from './Part.tsx'
import styles from './PhoneSettingsScreen.module.css'

export function SwitchesPart({ openId, onOpen }: PartProps): ReactNode {
  const { t } = useTranslation('channels-phone')
  const { data, isPending, error, refetch } = useAsk(listSwitches)
  const rows = data?.items ?? []
  const add = (
    <Button
      type={rows.length > 0 ? 'default' : 'primary'}
      icon={<Icon name="add" />}
      onClick={() => onOpen('new')}
    >
      {t('screen.switches.add')}
    </Button>
  )
  return (
    <Part title={t('screen.switches.title')} hint={t('screen.switches.hint')} add={rows.length > 0 && add}>
      <DataList
        label={t('screen.switches.title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={useColumns()}
        onOpen={({ id }) => onOpen(id)}
        openKey={openId}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="api" title={t('screen.switches.none')} action={add}>
            {t('screen.switches.none-hint')}
          </EmptyState>
        }
      />
    </Part>
  )
}

function useColumns(): Column<PhoneSwitch>[] {
  const { t } = useTranslation('channels-phone')
  return [
    { key: 'name', title: t('screen.switch.name'), render: ({ name }) => name },
    {
      key: 'url',
      title: t('screen.switch.url'),
      render: ({ url }) => <span className={styles.exact}>{url}</span>,
    },
    {
      key: 'application',
      title: t('screen.switch.application'),
      wide: true,
      render: ({ application }) => application,
    },
    {
      key: 'state',
      title: t('screen.switch.state'),
      width: 110,
      render: ({ state }) => (
        <Mark meaning={state === 'in-use' ? 'good' : 'none'}>{t(`screen.switch.states.${state}`)}</Mark>
      ),
    },
  ]
}
