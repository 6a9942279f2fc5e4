import { Checkbox, Form, Input, InputNumber } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { type BreakKind, createBreakKind, listBreakKinds, updateBreakKind } from '#breaks/core'
import { languages } from '#protocol'
import { ErrorNote, ReasonedButton, SidePanel, usePlace, useShortcut, useToast } from '#ui'
import styles from './BreaksScreen.module.css'

export type KindEditorProps = { kind: BreakKind | undefined; reason: string | undefined; onClose(): void }

const newKind = {
  names: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  plannedMinutes: 15,
  graceMinutes: 2,
  needsApproval: false,
  isPaid: false,
  retired: false,
}
type Draft = typeof newKind

const changes = [listBreakKinds]

export function KindEditor({ kind, reason, onClose }: KindEditorProps): ReactNode {
  const { t } = useTranslation('breaks')
  const { language } = usePlace()
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(() => draftOf(kind))
  const create = useAct(createBreakKind, { changes })
  const update = useAct(updateBreakKind, { changes })
  const act = kind ? update : create
  const missing = languages.some((one) => draft.names[one].trim() === '')
  const untouched = kind !== undefined && JSON.stringify(draft) === JSON.stringify(draftOf(kind))
  const why =
    reason ??
    (missing ? t('screen.settings.fill-in') : undefined) ??
    (untouched ? t('screen.settings.unchanged') : undefined)
  const save = async () => {
    if (why !== undefined || act.isPending) return
    const body = draft
    const saved = kind
      ? update.mutateAsync({ params: { kindId: kind.id }, body: { version: kind.version, ...body } })
      : create.mutateAsync({ body })
    const { names } = await saved
    toast.good(t('screen.settings.saved', { name: names[language] }))
    if (!kind) onClose()
  }
  // What went wrong stands in the note.
  const run = () => void save().catch(() => undefined)
  useShortcut({ keys: 'mod+enter', label: t('screen.settings.save'), run })
  return (
    <SidePanel
      title={kind?.names[language] ?? t('screen.settings.add')}
      onClose={onClose}
      takesFocus={!kind}
      footer={
        <ReasonedButton type="primary" reason={why} loading={act.isPending} onClick={run}>
          {t('screen.settings.save')}
        </ReasonedButton>
      }
    >
      <KindFields draft={draft} disabled={reason !== undefined} onChange={setDraft} />
      <ErrorNote error={act.error} kept={t('screen.settings.kept')} />
    </SidePanel>
  )
}

function draftOf(kind: BreakKind | undefined): Draft {
  if (!kind) return newKind
  const { names, plannedMinutes, graceMinutes, needsApproval, isPaid, retired } = kind
  return { names, plannedMinutes, graceMinutes, needsApproval, isPaid, retired }
}

type FieldsProps = { draft: Draft; disabled: boolean; onChange(draft: Draft): void }

function KindFields({ draft, disabled, onChange }: FieldsProps) {
  const { t } = useTranslation('breaks')
  const minutes = [
    { field: 'plannedMinutes', least: 1, most: 480 },
    { field: 'graceMinutes', least: 0, most: 60 },
  ] as const
  const switches = ['needsApproval', 'isPaid', 'retired'] as const
  return (
    <Form layout="vertical" requiredMark={false} component="div" disabled={disabled}>
      {languages.map((language) => (
        <Form.Item
          key={language}
          label={t(`screen.settings.names.${language}`)}
          htmlFor={`break-name-${language}`}
        >
          <Input
            id={`break-name-${language}`}
            value={draft.names[language]}
            maxLength={40}
            onChange={({ target }) =>
              onChange({ ...draft, names: { ...draft.names, [language]: target.value } })
            }
          />
        </Form.Item>
      ))}
      {minutes.map(({ field, least, most }) => (
        <Form.Item
          key={field}
          label={t(`screen.settings.${field}`)}
          htmlFor={`break-${field}`}
          extra={t(`screen.settings.${field}-hint`)}
        >
          <InputNumber
            id={`break-${field}`}
            value={draft[field]}
            min={least}
            max={most}
            precision={0}
            onChange={(value) => onChange({ ...draft, [field]: value ?? least })}
          />
        </Form.Item>
      ))}
      <div className={styles.switches}>
        {switches.map((field) => (
          <Checkbox
            key={field}
            checked={draft[field]}
            onChange={({ target }) => onChange({ ...draft, [field]: target.checked })}
          >
            {t(`screen.settings.${field}`)}
          </Checkbox>
        ))}
      </div>
    </Form>
  )
}
