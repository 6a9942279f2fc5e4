import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { type BreakKind, listBreakPlaces, type UnitPlaces } from '#breaks/core'
import { UnitSelect, useUnits } from '#people/web'
import { DataList, EmptyState, useFormat, usePlace } from '#ui'
import styles from './BreaksScreen.module.css'

export type PlacesListProps = {
  kinds: readonly BreakKind[]
  openId: string | undefined
  reason: string | undefined
  onOpen(unitId: string): void
}

export function PlacesList({ kinds, openId, reason, onOpen }: PlacesListProps): ReactNode {
  const { t } = useTranslation('breaks')
  const { byId } = useUnits()
  const asked = useAsk(listBreakPlaces)
  const told = useLimitsTold(kinds)
  return (
    <section aria-label={t('screen.places.title')}>
      <div className={styles.head}>
        <h2>{t('screen.places.title')}</h2>
        <UnitSelect
          value={null as unknown as string}
          placeholder={t('screen.places.choose')}
          aria-label={t('screen.places.choose')}
          disabled={reason !== undefined}
          onChange={(unitId: string) => onOpen(unitId)}
        />
      </div>
      <p className={styles.hint}>{t('screen.places.hint')}</p>
      <DataList
        label={t('screen.places.title')}
        rows={asked.data?.items ?? []}
        rowKey={({ unitId }) => unitId}
        columns={[
          {
            key: 'unit',
            title: t('screen.places.unit'),
            render: ({ unitId }) => byId.get(unitId)?.name ?? '…',
          },
          { key: 'limits', title: t('screen.places.limits'), wide: true, render: told },
        ]}
        onOpen={({ unitId }) => onOpen(unitId)}
        openKey={openId}
        loading={asked.isPending}
        error={asked.error}
        onRetry={() => void asked.refetch()}
        empty={
          <EmptyState icon="team" title={t('screen.places.none')}>
            {t('screen.places.none-hint')}
          </EmptyState>
        }
      />
    </section>
  )
}

function useLimitsTold(kinds: readonly BreakKind[]): (places: UnitPlaces) => string {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  const { list } = useFormat()
  const nameOf = (kindId: string | null) =>
    kindId === null
      ? t('screen.places.together')
      : (kinds.find(({ id }) => id === kindId)?.names[language] ?? '…')
  return ({ limits }) =>
    list(
      limits.map(({ kindId, places }) => t('screen.places.limit', { kind: nameOf(kindId), count: places })),
    )
}
