// The record while somebody writes in it: in the panel of the list, and on the desk beside the conversation.
import { Button, Form, Input, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import {
  type CustomerPage,
  levels,
  listTags,
  preferredChannels,
  type RevealedWords,
  type WordField,
} from '#customers/core'
import { languages } from '#protocol'
import { ErrorNote, ReasonedButton, useFormat, useShortcut } from '#ui'
import { type Draft, draftOf, editOf, emptyDraft, onTopOf } from './customer-draft.ts'
import styles from './Customers.module.css'
import { NeedsEditor } from './NeedsEditor.tsx'
import { RevealButton } from './Reveal.tsx'
import { type NewKnown, type SaveNew, useSaveCustomer } from './use-save-customer.ts'

export type CustomerFormProps = {
  /** Undefined while she is new. */
  customer: CustomerPage | undefined
  /** How a new one is kept; unless said, as a customer like any other. */
  saveNew?: SaveNew
  name?: string
  onSaved(customerId: string): void
  onCancel(): void
}

export function CustomerForm(props: CustomerFormProps): ReactNode {
  const { customer, onSaved, onCancel } = props
  const { t } = useTranslation(['customers', 'ui'])
  const format = useFormat()
  const [base, setBase] = useState(customer)
  const before = base ? draftOf(base) : emptyDraft
  const [draft, setDraft] = useState<Draft>({ ...before, ...(props.name && { name: props.name }) })
  const [known, setKnown] = useState<NewKnown>({ phone: '', email: '' })
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const { saving, error, meanwhile, save } = useSaveCustomer(base, props.saveNew, (latest, rebased) => {
    setBase(latest)
    setDraft(rebased)
  })
  const isSealed = (field: WordField) => base?.hidden.includes(field) ?? false
  const unseal = (words: RevealedWords) => {
    if (!base) return
    const open = { ...base, ...words, hidden: [] }
    setBase(open)
    setDraft((now) => onTopOf(draftOf(open), before, now))
  }
  const saveIt = async () => {
    if (saving) return
    const saved = await save(draft, known)
    if (saved) onSaved(saved)
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.save'), run: () => void saveIt() })
  const untouched = base !== undefined && Object.keys(editOf(before, draft)).length === 0
  const missing = !base && draft.name.trim() === '' && known.phone === '' && known.email === ''
  const why = missing ? t('refusals.nobody-to-name') : untouched ? t('screen.unchanged') : undefined
  return (
    <Form layout="vertical" requiredMark={false} component="div" data-testid="customer-form">
      {meanwhile && (
        <p className={styles.stale} role="alert">
          {t('screen.meanwhile', {
            fields: format.list(meanwhile.map((field) => t(`screen.field.${field}`))),
          })}
        </p>
      )}
      <ErrorNote error={error} kept={t('screen.kept')} />
      {base && base.hidden.length > 0 && <Sealing customer={base} onShown={unseal} />}
      <Who draft={draft} change={change} />
      {!base && <Reach known={known} onChange={setKnown} />}
      <Form.Item label={t('screen.field.needs')}>
        <NeedsEditor
          needs={draft.needs}
          isSealed={isSealed('needs')}
          onChange={(needs) => change({ needs })}
        />
      </Form.Item>
      <Care draft={draft} change={change} isSealed={isSealed} />
      <Sealed customer={base} draft={draft} change={change} />
      <div className={styles.acts}>
        <ReasonedButton type="primary" loading={saving} reason={why} onClick={() => void saveIt()}>
          {t('screen.save')}
        </ReasonedButton>
        <Button onClick={onCancel}>{t('ui:cancel')}</Button>
      </div>
    </Form>
  )
}

type SealingProps = { customer: CustomerPage; onShown(words: RevealedWords): void }

/** Nobody writes in what she cannot read. */
function Sealing({ customer, onShown }: SealingProps): ReactNode {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const fields = list(customer.hidden.map((field) => t(`screen.field.${field}`)))
  return (
    <p className={styles.stale}>
      {t('screen.sealed', { fields })}{' '}
      <RevealButton
        customer={customer}
        what="note"
        shown={t('screen.what.note')}
        onShown={(_, words) => words && onShown(words)}
      />
    </p>
  )
}

type PartProps = { draft: Draft; change(part: Partial<Draft>): void }

function Who({ draft, change }: PartProps): ReactNode {
  const { t } = useTranslation('customers')
  const tags = useAsk(listTags, { query: {} }, { staleTime: 60_000 }).data?.items ?? []
  return (
    <>
      <div className={styles.pair}>
        <Line field="name" max={80} draft={draft} change={change} />
        <Line field="salutation" max={40} draft={draft} change={change} />
      </div>
      <Form.Item label={t('screen.field.level')}>
        <Segmented
          aria-label={t('screen.field.level')}
          value={draft.level}
          options={levels.map((value) => ({ value, label: t(`screen.level.${value}`) }))}
          onChange={(level) => change({ level })}
        />
      </Form.Item>
      <Form.Item label={t('screen.field.tags')} htmlFor="customer-tags">
        <Select
          id="customer-tags"
          mode="tags"
          value={draft.tags}
          maxCount={20}
          tokenSeparators={[',', '，', '、']}
          options={tags.map((value) => ({ value, label: value }))}
          onChange={(value: string[]) => change({ tags: value.map((tag) => tag.slice(0, 30)) })}
        />
      </Form.Item>
    </>
  )
}

type TextField = 'name' | 'salutation' | 'preferredHours' | 'birthday' | 'idNumber' | 'address'

function Line({
  field,
  max,
  draft,
  change,
  hint,
  disabled = false,
}: PartProps & { field: TextField; max: number; hint?: string; disabled?: boolean }) {
  const { t } = useTranslation('customers')
  return (
    <Form.Item label={t(`screen.field.${field}`)} htmlFor={`customer-${field}`}>
      <Input
        id={`customer-${field}`}
        value={draft[field]}
        maxLength={max}
        disabled={disabled}
        {...(hint && { placeholder: hint })}
        onChange={({ target }) => change({ [field]: target.value })}
      />
    </Form.Item>
  )
}

function Reach({ known, onChange }: { known: NewKnown; onChange(known: NewKnown): void }): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <div className={styles.pair}>
      {(['phone', 'email'] as const).map((kind) => (
        <Form.Item key={kind} label={t(`screen.known.${kind}`)} htmlFor={`customer-${kind}`}>
          <Input
            id={`customer-${kind}`}
            value={known[kind]}
            maxLength={254}
            onChange={({ target }) => onChange({ ...known, [kind]: target.value })}
          />
        </Form.Item>
      ))}
    </div>
  )
}

type CareProps = PartProps & { isSealed(field: WordField): boolean }

function Care({ draft, change, isSealed }: CareProps): ReactNode {
  const { t } = useTranslation('customers')
  return (
    <>
      <div className={styles.pair}>
        <Form.Item label={t('screen.field.language')} htmlFor="customer-language">
          <Select
            id="customer-language"
            allowClear
            value={draft.language}
            options={languages.map((value) => ({ value, label: t(`screen.language.${value}`) }))}
            onChange={(language: Draft['language'] | undefined) => change({ language: language ?? null })}
          />
        </Form.Item>
        <Form.Item label={t('screen.field.preferredChannel')} htmlFor="customer-channel">
          <Select
            id="customer-channel"
            allowClear
            value={draft.preferredChannel}
            options={preferredChannels.map((value) => ({ value, label: t(`screen.channel.${value}`) }))}
            onChange={(channel: Draft['preferredChannel'] | undefined) =>
              change({ preferredChannel: channel ?? null })
            }
          />
        </Form.Item>
        <Line
          field="preferredHours"
          max={100}
          draft={draft}
          change={change}
          hint={t('screen.hours-example')}
          disabled={isSealed('preferredHours')}
        />
        <Line field="birthday" max={10} draft={draft} change={change} hint={t('screen.birthday-example')} />
      </div>
      <Form.Item label={t('screen.field.note')} htmlFor="customer-note">
        <Input.TextArea
          id="customer-note"
          rows={3}
          value={draft.note}
          maxLength={1_500}
          disabled={isSealed('note')}
          onChange={({ target }) => change({ note: target.value })}
        />
      </Form.Item>
    </>
  )
}

function Sealed({ customer, draft, change }: PartProps & { customer: CustomerPage | undefined }): ReactNode {
  const { t } = useTranslation('customers')
  const kept = (shown: string | null | undefined) => (shown ? t('screen.stays', { shown }) : '')
  return (
    <div className={styles.pair}>
      <Line field="idNumber" max={40} draft={draft} change={change} hint={kept(customer?.idNumber)} />
      <Line field="address" max={200} draft={draft} change={change} hint={kept(customer?.address)} />
    </div>
  )
}
