import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAskPages } from '#connection'
import { listSessions, revokeSession, type Session } from '#identity/core'
import { type Column, DataList, EmptyState, Mark, Page, useConfirm, useToast, When } from '#ui'
import { deviceName } from './device.ts'

export function SessionsScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const sessions = useAskPages(listSessions)
  const columns: Column<Session>[] = [
    { key: 'device', title: t('screen.sessions.device'), render: (session) => <Device session={session} /> },
    {
      key: 'address',
      title: t('screen.sessions.address'),
      wide: true,
      render: ({ address }) => address ?? '—',
    },
    {
      key: 'since',
      title: t('screen.sessions.since'),
      wide: true,
      render: ({ signedInAt }) => <When at={signedInAt} />,
    },
    {
      key: 'seen',
      title: t('screen.sessions.seen'),
      render: ({ lastSeenAt }) => <When at={lastSeenAt} how="ago" />,
    },
    {
      key: 'end',
      title: t('screen.sessions.end-title'),
      align: 'end',
      render: (session) => <End session={session} />,
    },
  ]
  return (
    <Page title={t('screen.sessions.title')} hint={t('screen.sessions.hint')}>
      <DataList
        label={t('screen.sessions.title')}
        rows={sessions.items}
        rowKey={({ id }) => id}
        columns={columns}
        loading={sessions.loading}
        error={sessions.error}
        onRetry={sessions.again}
        pages={sessions}
        empty={<EmptyState title={t('screen.sessions.none')} />}
      />
    </Page>
  )
}

function Device({ session }: { session: Session }): ReactNode {
  const { t } = useTranslation('identity')
  return (
    <>
      {deviceName(session.device) ?? t('screen.sessions.unknown')}{' '}
      {session.current && <Mark meaning="good">{t('screen.sessions.this')}</Mark>}
    </>
  )
}

function End({ session }: { session: Session }): ReactNode {
  const { t } = useTranslation('identity')
  const toast = useToast()
  const confirm = useConfirm()
  const act = useAct(revokeSession, { changes: [listSessions] })
  if (session.current) return null
  const end = async () => {
    const sure = await confirm({
      title: t('screen.sessions.end-question', {
        device: deviceName(session.device) ?? t('screen.sessions.unknown'),
      }),
      text: t('screen.sessions.end-effect'),
      confirm: t('screen.sessions.end'),
      danger: true,
    })
    if (sure) act.mutate({ params: { sessionId: session.id } }, { onError: (error) => toast.bad(error) })
  }
  return (
    <Button size="small" onClick={() => void end()} loading={act.isPending}>
      {t('screen.sessions.end')}
    </Button>
  )
}
