// One reason or outcome: its name in three languages, where it stands, whether it is in use.
import { Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import {
  changeContactOutcome,
  changeContactReason,
  createContactOutcome,
  createContactReason,
  listContactOutcomes,
  listContactReasons,
  moveContactReason,
  reasonPathName,
  whyNotPlaceReason,
  whyNotRetireReason,
} from '#contacts/core'
import { languages } from '#protocol'
import { ErrorNote, ReasonedButton, SidePanel, usePlace, useShortcut, useToast } from '#ui'
import type { Item } from './catalogue.ts'
import styles from './CatalogueTree.module.css'

export type Kind = 'reasons' | 'outcomes'

export type CatalogueEditorProps = {
  kind: Kind
  item: Item | undefined
  items: readonly Item[]
  below: string | null
  reason: string | undefined
  onClose(): void
  onSaved(code: string): void
}

const changes = [listContactReasons, listContactOutcomes]

export function CatalogueEditor(props: CatalogueEditorProps): ReactNode {
  const { kind, item, items, below, reason, onClose, onSaved } = props
  const { t } = useTranslation('contacts')
  const { language } = usePlace()
  const toast = useToast()
  const empty = { 'zh-Hans': '', 'zh-Hant': '', en: '' }
  const [names, setNames] = useState(item?.names ?? empty)
  const [parent, setParent] = useState(below)
  const saving = useSaving(kind, item)
  const named = languages.every((each) => names[each].trim() !== '')
  const touched =
    parent !== (item?.parent ?? null) ||
    languages.some((each) => names[each] !== (item?.names ?? empty)[each])
  const why =
    reason ??
    (named ? undefined : t('screen.reasons.names-needed')) ??
    (touched ? undefined : t('screen.reasons.unchanged'))
  const save = () => {
    if (why !== undefined || saving.pending) return
    saving.save(names, parent).then(
      (code) => {
        toast.good(t('screen.reasons.saved', { name: names[language] }))
        onSaved(code)
      },
      () => undefined,
    )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.reasons.save'), run: save })
  return (
    <SidePanel
      title={item?.names[language] ?? t(`screen.reasons.add-${kind}`)}
      onClose={onClose}
      takesFocus={!item}
      footer={
        <ReasonedButton
          type="primary"
          reason={why}
          loading={saving.pending}
          onClick={save}
          data-testid="save-reason"
        >
          {t('screen.reasons.save')}
        </ReasonedButton>
      }
    >
      <Form layout="vertical" requiredMark={false} component="div" disabled={reason !== undefined}>
        {languages.map((each) => (
          <Form.Item key={each} label={t(`screen.reasons.name.${each}`)} htmlFor={`reason-${each}`}>
            <Input
              id={`reason-${each}`}
              lang={each}
              value={names[each]}
              maxLength={60}
              onChange={({ target }) => setNames({ ...names, [each]: target.value })}
            />
          </Form.Item>
        ))}
        {kind === 'reasons' && (
          <Form.Item label={t('screen.reasons.parent')} htmlFor="reason-parent">
            <ParentSelect items={items} code={item?.code ?? null} value={parent} onChange={setParent} />
          </Form.Item>
        )}
      </Form>
      <ErrorNote error={saving.error} kept={t('screen.reasons.kept')} />
      {item && <Retirement kind={kind} item={item} items={items} reason={reason} />}
    </SidePanel>
  )
}

type Names = Item['names']

/** A new name and a new place are two acts for the server, and one for her. */
function useSaving(kind: Kind, item: Item | undefined) {
  const create = useAct(createContactReason, { changes })
  const createOutcome = useAct(createContactOutcome, { changes })
  const change = useAct(changeContactReason, { changes })
  const changeOutcome = useAct(changeContactOutcome, { changes })
  const move = useAct(moveContactReason, { changes })
  const all = [create, createOutcome, change, changeOutcome, move]
  const save = async (given: Names, parent: string | null): Promise<string> => {
    const names = { ...given }
    if (kind === 'outcomes') {
      if (!item) return (await createOutcome.mutateAsync({ body: { names } })).code
      const params = { outcomeCode: item.code }
      return (await changeOutcome.mutateAsync({ params, body: { version: item.version, names } })).code
    }
    if (!item) return (await create.mutateAsync({ body: { parent, names } })).code
    const params = { reasonCode: item.code }
    const changed = await change.mutateAsync({ params, body: { version: item.version, names } })
    if (parent !== item.parent) {
      await move.mutateAsync({ params, body: { version: changed.version, parent, before: null } })
    }
    return item.code
  }
  return {
    save,
    pending: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null),
  }
}

type ParentSelectProps = {
  items: readonly Item[]
  code: string | null
  value: string | null
  onChange(parent: string | null): void
}

const top = ''

function ParentSelect({ items, code, value, onChange }: ParentSelectProps) {
  const { t } = useTranslation('contacts')
  const { language } = usePlace()
  const options = items
    .filter((item) => whyNotPlaceReason(items, code, item.code) === undefined || item.code === value)
    .map((item) => ({ value: item.code, label: reasonPathName(items, item.code, language) }))
  return (
    <Select
      id="reason-parent"
      value={value ?? top}
      showSearch={{ optionFilterProp: 'label' }}
      options={[{ value: top, label: t('screen.reasons.top') }, ...options]}
      onChange={(chosen: string) => onChange(chosen === top ? null : chosen)}
    />
  )
}

type RetirementProps = Pick<CatalogueEditorProps, 'kind' | 'items' | 'reason'> & { item: Item }

function Retirement({ kind, item, items, reason }: RetirementProps) {
  const { t } = useTranslation('contacts')
  const toast = useToast()
  const reasonAct = useAct(changeContactReason, { changes })
  const outcomeAct = useAct(changeContactOutcome, { changes })
  const { code, version, retired } = item
  const last = kind === 'reasons' && !retired ? whyNotRetireReason(items, code) : undefined
  const turn = () => {
    const body = { version, retired: !retired }
    const done =
      kind === 'reasons'
        ? reasonAct.mutateAsync({ params: { reasonCode: code }, body })
        : outcomeAct.mutateAsync({ params: { outcomeCode: code }, body })
    done.catch(toast.bad)
  }
  return (
    <section className={styles.part}>
      <p>{t(retired ? 'screen.reasons.retired-hint' : 'screen.reasons.retire-hint')}</p>
      <ReasonedButton
        reason={reason ?? (last && t(`refusals.${last}`))}
        loading={reasonAct.isPending || outcomeAct.isPending}
        onClick={turn}
      >
        {t(retired ? 'screen.reasons.use-again' : 'screen.reasons.retire')}
      </ReasonedButton>
    </section>
  )
}
