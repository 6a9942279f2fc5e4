import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalendars } from '#calendar/web'
import { useAsk, useAskPages } from '#connection'
import { listSkills } from '#people/core'
import { listQueues, type QueueShown } from '#routing/core'
import { type Column, DataList, EmptyState, Icon, Mark, Page, useFormat } from '#ui'
import { QueueEditor } from './QueueEditor.tsx'
import { QueueStanding } from './QueueStanding.tsx'

const isNew = 'new'

/** `/settings/queues/{-$queueId}`: the queues, and one of them beside the list. */
export function QueuesScreen(): ReactNode {
  const { t } = useTranslation('routing')
  const { queueId } = useParams({ strict: false }) as { queueId?: string }
  const navigate = useNavigate()
  const pages = useAskPages(listQueues, { query: { limit: 200 } })
  const go = (to?: string) => void navigate({ to: to ? `/settings/queues/${to}` : '/settings/queues' })
  const queue = pages.items.find(({ id }) => id === queueId)
  const shown = queueId === isNew || queue !== undefined
  const add = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => go(isNew)}>
      {t('screen.queue.add')}
    </Button>
  )
  return (
    <Page
      title={t('screen.queues.title')}
      hint={t('screen.queues.hint')}
      actions={add}
      aside={
        shown && <QueueEditor key={queueId} queue={queue} onClose={() => go()} onSaved={({ id }) => go(id)} />
      }
    >
      <DataList
        label={t('screen.queues.title')}
        rows={pages.items}
        rowKey={({ id }) => id}
        columns={useColumns()}
        onOpen={({ id }) => go(id)}
        openKey={queueId}
        loading={pages.loading}
        error={pages.error}
        onRetry={pages.again}
        pages={pages}
        empty={
          <EmptyState icon="queue" title={t('screen.queues.none')} action={add}>
            {t('screen.queues.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function useColumns(): Column<QueueShown>[] {
  const { t } = useTranslation(['routing', 'calendar'])
  const { list } = useFormat()
  const skills = useAsk(listSkills, { query: { limit: 200 } }, { staleTime: 60_000 })
  const skillName = (id: string) => skills.data?.items.find((skill) => skill.id === id)?.name ?? '…'
  const calendars = useCalendars()
  const calendarName = (id: string) => calendars?.find((calendar) => calendar.id === id)?.name ?? '…'
  const needs = ({ requires }: QueueShown) =>
    requires.length === 0
      ? t('screen.queues.anybody')
      : list(
          requires.map(({ skillId, level }) =>
            t('screen.queues.skill', { skill: skillName(skillId), level }),
          ),
        )
  return [
    {
      key: 'name',
      title: t('screen.queue.name'),
      render: ({ name, isDefault }) => <Name name={name} isDefault={isDefault} />,
    },
    {
      key: 'channel',
      title: t('screen.queue.channel'),
      wide: true,
      render: ({ channel }) => t(`screen.channel.${channel}`),
    },
    { key: 'skills', title: t('screen.queue.requires'), render: needs },
    {
      key: 'rings',
      title: t('screen.queue.rings'),
      wide: true,
      align: 'end',
      render: ({ rings }) => rings.length || '—',
    },
    {
      key: 'offer',
      title: t('screen.queue.offerSeconds'),
      wide: true,
      align: 'end',
      render: ({ offerSeconds }) => t('screen.queues.seconds', { seconds: offerSeconds }),
    },
    {
      key: 'wrap-up',
      title: t('screen.queue.wrapUpSeconds'),
      wide: true,
      align: 'end',
      render: ({ wrapUpSeconds }) => t('screen.queues.seconds', { seconds: wrapUpSeconds }),
    },
    {
      key: 'priority',
      title: t('screen.queue.priority'),
      wide: true,
      align: 'end',
      render: ({ priority }) => priority,
    },
    {
      key: 'calendar',
      title: t('screen.queue.calendar'),
      wide: true,
      render: ({ calendarId }) =>
        calendarId === null ? t('calendar:screen.select.always') : calendarName(calendarId),
    },
    {
      key: 'state',
      title: t('screen.queue.state'),
      render: (queue) => <QueueStanding queue={queue} />,
    },
  ]
}

function Name({ name, isDefault }: { name: string; isDefault: boolean }) {
  const { t } = useTranslation('routing')
  return (
    <>
      {name}{' '}
      {isDefault && (
        <Mark meaning="info" soft>
          {t('screen.queues.default')}
        </Mark>
      )}
    </>
  )
}
