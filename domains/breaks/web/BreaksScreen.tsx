// 设置 · 小休: the kinds of breaks, and how many of a unit may be on one at once.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { type BreakKind, listBreakKinds } from '#breaks/core'
import { useWhyNot } from '#identity/web'
import { type Column, DataList, EmptyState, Icon, Mark, Page, ReasonedButton, usePlace } from '#ui'
import styles from './BreaksScreen.module.css'
import { KindEditor } from './KindEditor.tsx'
import { PlacesEditor } from './PlacesEditor.tsx'
import { PlacesList } from './PlacesList.tsx'

type Open = { kindId: string } | { unitId: string } | undefined

export function BreaksScreen(): ReactNode {
  const { t } = useTranslation('breaks')
  const kinds = useAsk(listBreakKinds)
  const [open, setOpen] = useState<Open>()
  const reason = useWhyNot('breaks.manage')()
  const add = (
    <ReasonedButton
      type="primary"
      icon={<Icon name="add" />}
      reason={reason}
      onClick={() => setOpen({ kindId: 'new' })}
    >
      {t('screen.settings.add')}
    </ReasonedButton>
  )
  const items = kinds.data?.items ?? []
  const close = () => setOpen(undefined)
  const kind = open && 'kindId' in open ? items.find(({ id }) => id === open.kindId) : undefined
  return (
    <Page
      title={t('screen.settings.title')}
      hint={t('screen.settings.hint')}
      actions={add}
      aside={
        open &&
        ('kindId' in open ? (
          <KindEditor key={open.kindId} kind={kind} reason={reason} onClose={close} />
        ) : (
          <PlacesEditor
            key={open.unitId}
            unitId={open.unitId}
            kinds={items}
            reason={reason}
            onClose={close}
          />
        ))
      }
    >
      <div className={styles.parts}>
        <DataList
          label={t('screen.settings.kinds')}
          rows={items}
          rowKey={({ id }) => id}
          columns={useColumns()}
          onOpen={({ id }) => setOpen({ kindId: id })}
          openKey={open && 'kindId' in open ? open.kindId : undefined}
          loading={kinds.isPending}
          error={kinds.error}
          onRetry={() => void kinds.refetch()}
          empty={
            <EmptyState icon="break" title={t('screen.settings.none')}>
              {t('screen.settings.none-hint')}
            </EmptyState>
          }
        />
        <PlacesList
          kinds={items}
          openId={open && 'unitId' in open ? open.unitId : undefined}
          reason={reason}
          onOpen={(unitId) => setOpen({ unitId })}
        />
      </div>
    </Page>
  )
}

function Minutes({ count }: { count: number }) {
  const { t } = useTranslation('breaks')
  return <span className={styles.minutes}>{t('screen.break.minutes', { count })}</span>
}

function useColumns(): Column<BreakKind>[] {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  return [
    { key: 'name', title: t('screen.settings.name'), render: ({ names }) => names[language] },
    {
      key: 'planned',
      title: t('screen.settings.planned'),
      align: 'end',
      render: ({ plannedMinutes }) => <Minutes count={plannedMinutes} />,
    },
    {
      key: 'grace',
      title: t('screen.settings.grace'),
      align: 'end',
      render: ({ graceMinutes }) => <Minutes count={graceMinutes} />,
    },
    {
      key: 'approval',
      title: t('screen.settings.approval'),
      wide: true,
      render: ({ needsApproval }) =>
        t(needsApproval ? 'screen.settings.needed' : 'screen.settings.not-needed'),
    },
    {
      key: 'paid',
      title: t('screen.settings.paid'),
      wide: true,
      render: ({ isPaid }) => t(isPaid ? 'screen.settings.counts' : 'screen.settings.counts-not'),
    },
    {
      key: 'state',
      title: t('screen.settings.state'),
      render: ({ retired }) => (
        <Mark meaning={retired ? 'none' : 'good'}>
          {t(retired ? 'screen.settings.retired' : 'screen.settings.used')}
        </Mark>
      ),
    },
  ]
}
