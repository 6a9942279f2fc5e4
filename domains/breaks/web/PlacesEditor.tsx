import { InputNumber } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type BreakKind, listBreakPlaces, setBreakPlaces, type UnitPlaces } from '#breaks/core'
import { useUnits } from '#people/web'
import { ErrorNote, ListShape, ReasonedButton, SidePanel, usePlace, useToast } from '#ui'
import styles from './BreaksScreen.module.css'

export type PlacesEditorProps = {
  unitId: string
  kinds: readonly BreakKind[]
  reason: string | undefined
  onClose(): void
}

export function PlacesEditor(props: PlacesEditorProps): ReactNode {
  const { unitId, onClose } = props
  const asked = useAsk(listBreakPlaces)
  const { byId } = useUnits()
  const title = byId.get(unitId)?.name ?? '…'
  if (!asked.data) {
    return (
      <SidePanel title={title} onClose={onClose}>
        {asked.error ? <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} /> : <ListShape />}
      </SidePanel>
    )
  }
  const limits = asked.data.items.find((one) => one.unitId === unitId)?.limits ?? []
  return <Limits {...props} title={title} before={limits} />
}

type Before = UnitPlaces['limits']
const together = 'together'

/** An empty number is no limit. */
function Limits({
  unitId,
  kinds,
  reason,
  onClose,
  title,
  before,
}: PlacesEditorProps & { title: string; before: Before }) {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  const toast = useToast()
  const [draft, setDraft] = useState<ReadonlyMap<string, number>>(
    () => new Map(before.map(({ kindId, places }) => [kindId ?? together, places])),
  )
  const act = useAct(setBreakPlaces, { changes: [listBreakPlaces] })
  const rows = [
    { key: together, name: t('screen.places.together') },
    ...kinds
      .filter(({ id, retired }) => !retired || draft.has(id))
      .map(({ id, names }) => ({ key: id, name: names[language] })),
  ]
  const set = (key: string, value: number | null) => {
    const next = new Map(draft)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setDraft(next)
  }
  const save = () => {
    const limits = [...draft].map(([key, places]) => ({ kindId: key === together ? null : key, places }))
    act.mutate(
      { params: { unitId }, body: { limits } },
      { onSuccess: () => toast.good(t('screen.places.saved', { unit: title })) },
    )
  }
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <ReasonedButton type="primary" reason={reason} loading={act.isPending} onClick={save}>
          {t('screen.settings.save')}
        </ReasonedButton>
      }
    >
      <p className={styles.hint}>{t('screen.places.empty-is-free')}</p>
      <div className={styles.limits}>
        {rows.map(({ key, name }) => (
          <label key={key} className={styles.limit}>
            <span>{name}</span>
            <InputNumber
              value={draft.get(key) ?? null}
              min={0}
              max={1000}
              precision={0}
              disabled={reason !== undefined}
              placeholder={t('screen.places.free')}
              onChange={(value) => set(key, value)}
            />
          </label>
        ))}
      </div>
      <ErrorNote error={act.error} kept={t('screen.settings.kept')} />
    </SidePanel>
  )
}
