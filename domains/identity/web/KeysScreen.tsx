import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAskPages } from '#connection'
import { type ApiKey, listKeys, revokeKey } from '#identity/core'
import { type Column, DataList, EmptyState, Icon, Page, useConfirm, useToast, When } from '#ui'
import { NewKey } from './NewKey.tsx'

export function KeysScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const keys = useAskPages(listKeys)
  const [making, setMaking] = useState(false)
  const columns: Column<ApiKey>[] = [
    { key: 'name', title: t('screen.keys.name'), render: ({ name }) => name },
    { key: 'start', title: t('screen.keys.title'), wide: true, render: ({ start }) => <code>{start}…</code> },
    { key: 'role', title: t('screen.keys.role'), render: ({ role }) => t(`screen.role.${role}`) },
    {
      key: 'permissions',
      title: t('screen.keys.permissions'),
      wide: true,
      render: (key) => <Permissions apiKey={key} />,
    },
    {
      key: 'created',
      title: t('screen.keys.created'),
      wide: true,
      render: ({ createdAt, createdBy }) => (
        <>
          <When at={createdAt} /> {createdBy}
        </>
      ),
    },
    {
      key: 'expires',
      title: t('screen.keys.expires'),
      wide: true,
      render: ({ expiresAt }) => (expiresAt ? <When at={expiresAt} /> : t('screen.keys.never')),
    },
    {
      key: 'used',
      title: t('screen.keys.used'),
      wide: true,
      render: ({ lastUsedAt }) =>
        lastUsedAt ? <When at={lastUsedAt} how="ago" /> : t('screen.keys.never-used'),
    },
    { key: 'act', title: t('screen.keys.act'), align: 'end', render: (key) => <Revoke apiKey={key} /> },
  ]
  const create = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setMaking(true)}>
      {t('screen.keys.create')}
    </Button>
  )
  return (
    <Page
      title={t('screen.keys.title')}
      hint={t('screen.keys.hint')}
      actions={create}
      aside={making && <NewKey onClose={() => setMaking(false)} />}
    >
      <DataList
        label={t('screen.keys.title')}
        rows={keys.items}
        rowKey={({ id }) => id}
        columns={columns}
        loading={keys.loading}
        error={keys.error}
        onRetry={keys.again}
        pages={keys}
        empty={
          <EmptyState icon="key" title={t('screen.keys.none')}>
            {t('screen.keys.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function Permissions({ apiKey }: { apiKey: ApiKey }): ReactNode {
  const { t } = useTranslation('identity')
  if (!apiKey.permissions) return t('screen.keys.all-permissions')
  return apiKey.permissions.map((name) => t(`screen.permission.${name}`)).join('、')
}

function Revoke({ apiKey }: { apiKey: ApiKey }): ReactNode {
  const { t } = useTranslation('identity')
  const toast = useToast()
  const confirm = useConfirm()
  const act = useAct(revokeKey, { changes: [listKeys] })
  const revoke = async () => {
    const sure = await confirm({
      title: t('screen.keys.revoke-question', { name: apiKey.name }),
      text: t('screen.keys.revoke-effect'),
      confirm: t('screen.keys.revoke'),
      danger: true,
    })
    if (!sure) return
    act.mutate(
      { params: { keyId: apiKey.id } },
      {
        onSuccess: () => toast.good(t('screen.keys.revoked')),
        onError: (error) => toast.bad(error),
      },
    )
  }
  return (
    <Button size="small" onClick={() => void revoke()} loading={act.isPending}>
      {t('screen.keys.revoke')}
    </Button>
  )
}
