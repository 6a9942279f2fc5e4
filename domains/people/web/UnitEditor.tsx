import { Form, Input, Select } from 'antd'
import type { TFunction } from 'i18next'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { useWhyNot } from '#identity/web'
import {
  createUnit,
  deleteUnit,
  isBelow,
  type Level,
  levels,
  listPeople,
  listUnits,
  type Unit,
  updateUnit,
  whyNotDelete,
  whyNotMove,
} from '#people/core'
import { ErrorNote, ReasonedButton, SidePanel, useConfirm, useShortcut, useToast } from '#ui'
import styles from './People.module.css'
import { PersonSelect } from './PersonSelect.tsx'
import { type PlantedUnit, useUnits } from './units.ts'
import { UnitSelect } from './UnitSelect.tsx'

type Draft = { name: string; level: Level; parentId: string | null; leaderId: string | null }

export type UnitEditorProps = {
  /** Undefined while it is new. */
  unit: PlantedUnit | undefined
  parentId: string | null
  onClose(): void
  onSaved(unit: Unit): void
}

const top = 'top'
const changes = [listUnits, listPeople]

export function UnitEditor({ unit, parentId, onClose, onSaved }: UnitEditorProps): ReactNode {
  const { t } = useTranslation('people')
  const toast = useToast()
  const { all, byId } = useUnits()
  const [draft, setDraft] = useState<Draft>(() => ({
    name: unit?.name ?? '',
    level: unit?.level ?? firstLevelBelow(parentId ? byId.get(parentId)?.level : undefined),
    parentId,
    leaderId: unit?.leader?.id ?? null,
  }))
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const create = useAct(createUnit, { changes })
  const update = useAct(updateUnit, { changes })
  const act = unit ? update : create
  const refused = useWhyNot('units.manage')({ personId: null, unitId: unit?.id ?? parentId })
  const moved = unit && whyNotMove(unit, draft, all)
  const untouched = unit !== undefined && sameDraft(draft, unit)
  const reason = refused ?? whyNotSave(t, draft, untouched, moved)
  const save = () => {
    if (reason !== undefined || act.isPending) return
    const saved = {
      onSuccess: (answer: Unit) => {
        toast.good(t('screen.units.saved', { name: answer.name }))
        onSaved(answer)
      },
    }
    if (unit) update.mutate({ params: { unitId: unit.id }, body: { version: unit.version, ...draft } }, saved)
    else create.mutate({ body: draft }, saved)
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.person.save'), run: save })
  const footer = (
    <ReasonedButton type="primary" reason={reason} loading={act.isPending} onClick={save}>
      {t('screen.person.save')}
    </ReasonedButton>
  )
  return (
    <SidePanel
      title={unit?.name ?? t('screen.units.add')}
      onClose={onClose}
      footer={footer}
      takesFocus={!unit}
    >
      <Form layout="vertical" requiredMark={false} disabled={refused !== undefined} component="div">
        <Form.Item label={t('screen.field.name')} htmlFor="unit-name">
          <Input
            id="unit-name"
            value={draft.name}
            maxLength={80}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Form.Item>
        <Place draft={draft} unit={unit} change={change} />
        <Form.Item
          label={t('screen.field.leaderId')}
          htmlFor="unit-leader"
          extra={t('screen.units.leader-hint')}
        >
          <PersonSelect
            id="unit-leader"
            allowClear
            placeholder={t('screen.units.no-leader')}
            known={unit?.leader ?? null}
            {...(draft.leaderId && { value: draft.leaderId })}
            onChange={(leaderId: string | undefined) => change({ leaderId: leaderId ?? null })}
          />
        </Form.Item>
      </Form>
      <ErrorNote error={act.error} kept={t('screen.person.kept')} />
      {unit && <Removal unit={unit} refused={refused} onClose={onClose} />}
    </SidePanel>
  )
}

function whyNotSave(
  t: TFunction<'people'>,
  draft: Draft,
  untouched: boolean,
  moved: string | undefined,
): string | undefined {
  if (draft.name.trim() === '') return t('screen.person.fill-in')
  if (moved) return t(`refusals.${moved}`)
  return untouched ? t('screen.person.unchanged') : undefined
}

const sameDraft = (draft: Draft, unit: Unit) =>
  draft.name === unit.name &&
  draft.level === unit.level &&
  draft.parentId === unit.parentId &&
  draft.leaderId === (unit.leader?.id ?? null)

function firstLevelBelow(parent: Level | undefined): Level {
  return levels.find((level) => parent === undefined || isBelow(level, parent)) ?? 'team'
}

type PlaceProps = { draft: Draft; unit: PlantedUnit | undefined; change(part: Partial<Draft>): void }

function Place({ draft, unit, change }: PlaceProps): ReactNode {
  const { t } = useTranslation('people')
  const { all, byId } = useUnits()
  const parent = draft.parentId ? byId.get(draft.parentId) : undefined
  const mayLieBelow = (candidate: string | null) => {
    if (unit) return whyNotMove(unit, { parentId: candidate, level: draft.level }, all) === undefined
    const level = candidate ? byId.get(candidate)?.level : undefined
    return level === undefined || isBelow(draft.level, level)
  }
  return (
    <>
      <Form.Item label={t('screen.field.level')} htmlFor="unit-level">
        <Select
          id="unit-level"
          value={draft.level}
          options={levels.map((value) => ({
            value,
            label: t(`screen.level-of-unit.${value}`),
            disabled: parent !== undefined && !isBelow(value, parent.level),
          }))}
          onChange={(level: Level) => change({ level })}
        />
      </Form.Item>
      <Form.Item label={t('screen.field.parentId')} htmlFor="unit-parent">
        <UnitSelect
          id="unit-parent"
          value={draft.parentId ?? top}
          first={{ value: top, label: t('screen.units.top') }}
          allowed={mayLieBelow}
          onChange={(value: string) => change({ parentId: value === top ? null : value })}
        />
      </Form.Item>
    </>
  )
}

function Removal({
  unit,
  refused,
  onClose,
}: {
  unit: PlantedUnit
  refused: string | undefined
  onClose(): void
}): ReactNode {
  const { t } = useTranslation('people')
  const toast = useToast()
  const confirm = useConfirm()
  const act = useAct(deleteUnit, { changes })
  // How many roles are held over it only the server knows.
  const rule = whyNotDelete({ units: unit.children, people: unit.people, roles: 0 })
  const remove = async () => {
    const sure = await confirm({
      title: t('screen.units.delete-question', { name: unit.name }),
      confirm: t('screen.units.delete'),
      danger: true,
    })
    if (!sure) return
    act.mutate(
      { params: { unitId: unit.id } },
      {
        onSuccess: () => {
          toast.good(t('screen.units.deleted', { name: unit.name }))
          onClose()
        },
      },
    )
  }
  return (
    <section className={styles.part}>
      <div className={styles.stack}>
        <div>
          <ReasonedButton
            danger
            reason={refused ?? (rule && t(`refusals.${rule}`))}
            loading={act.isPending}
            onClick={() => void remove()}
          >
            {t('screen.units.delete')}
          </ReasonedButton>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </section>
  )
}
