// One number: what it is called and which queue it leads to.
import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createNumber,
  deleteNumber,
  listNumbers,
  type NumberEntered,
  type PhoneNumber,
  updateNumber,
  whyNotNumber,
} from '#channels-phone/core'
import { useAct, useAskPages } from '#connection'
import { useConfirm, useToast } from '#ui'
import { EditorPanel } from './EditorPanel.tsx'
import { usePhoneQueues } from './use-phone-queues.ts'
import { useSeenVersion } from './use-seen-version.ts'

const changes = { changes: [listNumbers] }

export function NumberPanel({ numberId, onClose }: { numberId: string; onClose(): void }): ReactNode {
  const known = useAskPages(listNumbers).items.find(({ id }) => id === numberId)
  return numberId === 'new' || known ? <NumberEditor known={known} onClose={onClose} /> : null
}

function NumberEditor({ known, onClose }: { known: PhoneNumber | undefined; onClose(): void }) {
  const { t } = useTranslation('channels-phone')
  const { queues } = usePhoneQueues()
  const only = queues.length === 1 ? queues[0]?.id : undefined
  const [draft, setDraft] = useState(() => draftOf(known ?? { number: '', label: '', queueId: only ?? '' }))
  const { save, saving, error } = useSave(known, onClose)
  const unchanged = known !== undefined && JSON.stringify(draft) === JSON.stringify(draftOf(known))
  const why = whyNotNumber(draft) ?? (unchanged ? 'unchanged' : undefined)
  return (
    <EditorPanel
      title={known?.number ?? t('screen.numbers.add')}
      fields={<NumberFields draft={draft} onChange={setDraft} />}
      why={why && t(`screen.why.${why}`)}
      saving={saving}
      error={error}
      onSave={() => save(draft)}
      onClose={onClose}
      removal={known && <Removal known={known} onClose={onClose} />}
      takesFocus={known === undefined}
    />
  )
}

function useSave(known: PhoneNumber | undefined, onDone: () => void) {
  const { t } = useTranslation('channels-phone')
  const toast = useToast()
  const create = useAct(createNumber, changes)
  const update = useAct(updateNumber, changes)
  const seen = useSeenVersion(known?.version ?? 0)
  const save = (draft: NumberEntered) => {
    const { version } = seen
    const sent = known
      ? update.mutateAsync({ params: { numberId: known.id }, body: { ...draft, version } })
      : create.mutateAsync({ body: draft })
    sent.then(({ number }) => {
      toast.good(t('screen.number.saved', { number }))
      onDone()
    }, seen.failed)
  }
  return {
    save,
    saving: create.isPending || update.isPending,
    error: create.error ?? update.error,
  }
}

function NumberFields({ draft, onChange }: { draft: NumberEntered; onChange(draft: NumberEntered): void }) {
  const { t } = useTranslation('channels-phone')
  const { queues } = usePhoneQueues()
  const named = ({ name, state }: (typeof queues)[number]) =>
    state === 'open' ? name : t('screen.number.closed-queue', { name })
  return (
    <>
      <Form.Item
        label={t('screen.number.number')}
        htmlFor="number-number"
        extra={t('screen.number.number-hint')}
      >
        <Input
          id="number-number"
          value={draft.number}
          maxLength={32}
          inputMode="tel"
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, number: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('screen.number.label')}
        htmlFor="number-label"
        extra={t('screen.number.label-hint')}
      >
        <Input
          id="number-label"
          value={draft.label}
          maxLength={80}
          onChange={({ target }) => onChange({ ...draft, label: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('screen.number.queueId')}
        htmlFor="number-queue"
        extra={t('screen.number.queueId-hint')}
      >
        <Select
          id="number-queue"
          placeholder={t('screen.number.choose-queue')}
          {...(draft.queueId !== '' && { value: draft.queueId })}
          options={queues.map((queue) => ({ value: queue.id, label: named(queue) }))}
          onChange={(queueId: string) => onChange({ ...draft, queueId })}
        />
      </Form.Item>
    </>
  )
}

function Removal({ known, onClose }: { known: PhoneNumber; onClose(): void }) {
  const { t } = useTranslation('channels-phone')
  const confirm = useConfirm()
  const toast = useToast()
  const act = useAct(deleteNumber, changes)
  const remove = async () => {
    const { number } = known
    const sure = await confirm({
      title: t('screen.number.remove-title', { number }),
      text: t('screen.number.remove-text'),
      confirm: t('screen.number.remove'),
      danger: true,
    })
    if (!sure) return
    await act.mutateAsync({ params: { numberId: known.id } })
    toast.good(t('screen.number.removed', { number }))
    onClose()
  }
  return (
    <Button danger loading={act.isPending} onClick={() => void remove().catch(toast.bad)}>
      {t('screen.number.remove')}
    </Button>
  )
}

const draftOf = ({ number, label, queueId }: NumberEntered): NumberEntered => ({ number, label, queueId })
