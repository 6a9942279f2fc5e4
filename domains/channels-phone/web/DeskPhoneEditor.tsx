// Whose telephone is which account of the switch.
import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DeskPhone,
  type DeskPhoneEntered,
  deleteDeskPhone,
  listDeskPhones,
  putDeskPhone,
  whyNotDeskPhone,
} from '#channels-phone/core'
import { useAct, useAskPages } from '#connection'
import { PersonSelect } from '#people/web'
import { useToast } from '#ui'
import { EditorPanel } from './EditorPanel.tsx'

const changes = { changes: [listDeskPhones] }

export function DeskPhonePanel({ personId, onClose }: { personId: string; onClose(): void }): ReactNode {
  const { items } = useAskPages(listDeskPhones)
  const known = items.find((phone) => phone.personId === personId)
  if (personId !== 'new' && !known) return null
  return <DeskPhoneEditor known={known} all={items} onClose={onClose} />
}

type EditorProps = { known: DeskPhone | undefined; all: readonly DeskPhone[]; onClose(): void }

function DeskPhoneEditor({ known, all, onClose }: EditorProps) {
  const { t } = useTranslation('channels-phone')
  const toast = useToast()
  const [draft, setDraft] = useState<DeskPhoneEntered>({
    personId: known?.personId ?? '',
    account: known?.account ?? '',
  })
  const put = useAct(putDeskPhone, changes)
  const before = all.find(({ personId }) => personId === draft.personId)
  const unchanged = before !== undefined && before.account === draft.account
  const why = whyNotDeskPhone(draft) ?? (unchanged ? 'unchanged' : undefined)
  const save = () => {
    const { personId, account } = draft
    put.mutate(
      { params: { personId }, body: { account } },
      {
        onSuccess: ({ name }) => {
          toast.good(t('screen.desk-phone.saved', { name, account }))
          onClose()
        },
      },
    )
  }
  return (
    <EditorPanel
      title={known?.name ?? t('screen.desk-phones.add')}
      fields={<DeskPhoneFields draft={draft} known={known} before={before} onChange={setDraft} />}
      why={why && t(`screen.why.${why}`)}
      saving={put.isPending}
      error={put.error}
      onSave={save}
      onClose={onClose}
      removal={known && <Removal known={known} onClose={onClose} />}
      takesFocus={known === undefined}
    />
  )
}

type FieldsProps = {
  draft: DeskPhoneEntered
  known: DeskPhone | undefined
  /** What whoever is chosen has already. */
  before: DeskPhone | undefined
  onChange(draft: DeskPhoneEntered): void
}

function DeskPhoneFields({ draft, known, before, onChange }: FieldsProps) {
  const { t } = useTranslation('channels-phone')
  const replaces = !known && before && t('screen.desk-phone.replaces', { account: before.account })
  return (
    <>
      {!known && (
        <Form.Item label={t('screen.desk-phone.person')} htmlFor="desk-phone-person" extra={replaces}>
          <PersonSelect
            id="desk-phone-person"
            placeholder={t('screen.desk-phone.find')}
            {...(draft.personId !== '' && { value: draft.personId })}
            onChange={(personId: string) => onChange({ ...draft, personId })}
          />
        </Form.Item>
      )}
      <Form.Item
        label={t('screen.desk-phone.account')}
        htmlFor="desk-phone-account"
        extra={t('screen.desk-phone.account-hint')}
      >
        <Input
          id="desk-phone-account"
          value={draft.account}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, account: target.value.trim() })}
        />
      </Form.Item>
    </>
  )
}

/** Without asking: the same account can be put again at once. */
function Removal({ known, onClose }: { known: DeskPhone; onClose(): void }) {
  const { t } = useTranslation('channels-phone')
  const toast = useToast()
  const act = useAct(deleteDeskPhone, changes)
  const { personId, name } = known
  const remove = () =>
    act.mutate(
      { params: { personId } },
      {
        onSuccess: () => {
          toast.good(t('screen.desk-phone.removed', { name }))
          onClose()
        },
        onError: toast.bad,
      },
    )
  return (
    <Button danger loading={act.isPending} onClick={remove}>
      {t('screen.desk-phone.remove')}
    </Button>
  )
}
