// Hands a contact on, gives one that waits elsewhere, or asks a colleague: whom, and with which words. All by keys.
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, useAct } from '#connection'
import { type Contact, getContact, longestText } from '#contacts/core'
import { getContactRouting } from '#routing/core'
import { isComposing, useToast } from '#ui'
import {
  listConsults,
  listTransfers,
  longestNote,
  moveWaiting,
  openConsult,
  transferContact,
} from '#transfers/core'
import styles from './HandOnForm.module.css'
import { type Target, TargetList } from './TargetList.tsx'
import { type Purpose, useTargets } from './use-targets.ts'

export type HandOnFormProps = {
  contact: Contact
  purpose: Purpose
  /** `moved`: it waits in a queue now, and is in nobody's hands. */
  onDone(moved: boolean): void
}

export function HandOnForm({ contact, purpose, onDone }: HandOnFormProps): ReactNode {
  const { t } = useTranslation('transfers')
  const found = useTargets(contact.id, purpose)
  const [chosenId, choose] = useState<string>()
  const [words, setWords] = useState('')
  const field = useRef<InputRef>(null)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.focus(), [])
  const chosen = found.targets.find(({ id }) => id === chosenId)
  const { send, sending } = useSend(contact, purpose, onDone)
  const ready = chosen !== undefined && (purpose !== 'consult' || words.trim() !== '')
  const submit = () => {
    if (chosen && ready && !sending) send(chosen, words.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
    event.preventDefault()
    submit()
  }
  return (
    <div className={styles.form} onKeyDown={onKeyDown} role="group" aria-label={t(`screen.${purpose}.title`)}>
      <TargetList
        {...found}
        field={field}
        label={t(`screen.${purpose}.whom`)}
        chosen={chosenId}
        onChoose={({ id }) => choose(id)}
        onTake={() => {
          if (chosen === undefined && found.targets[0]) choose(found.targets[0].id)
          note.current?.querySelector('textarea')?.focus()
        }}
      />
      {purpose !== 'move' && (
        <div ref={note}>
          <Input.TextArea
            rows={3}
            value={words}
            maxLength={purpose === 'transfer' ? longestNote : longestText}
            onChange={({ target }) => setWords(target.value)}
            placeholder={t(`screen.${purpose}.words-here`)}
            aria-label={t(`screen.${purpose}.words`)}
            data-testid="hand-on-words"
          />
        </div>
      )}
      <div className={styles.foot}>
        <span className={styles.hint}>{t(`screen.${purpose}.hint`)}</span>
        <Button type="primary" disabled={!ready} loading={sending} onClick={submit} data-testid="hand-on">
          {t(`screen.${purpose}.act`)}
        </Button>
      </div>
    </div>
  )
}

function useSend(contact: Contact, purpose: HandOnFormProps['purpose'], onDone: HandOnFormProps['onDone']) {
  const { t } = useTranslation('transfers')
  const toast = useToast()
  const transferring = useAct(transferContact, { changes: [listTransfers] })
  const moving = useAct(moveWaiting, { changes: [getContact, getContactRouting] })
  const consulting = useAct(openConsult, { changes: [listConsults] })
  const params = { contactId: contact.id }
  const transfer = async (target: Target, note: string) => {
    await transferring.mutateAsync({ params, body: { to: placeOf(target), note: note || null } })
    const name = nameOf(target)
    toast.good(t(target.kind === 'queue' ? 'screen.transfer.queued' : 'screen.transfer.rings', { name }))
    onDone(target.kind === 'queue')
  }
  const move = async (target: Target) => {
    await moving.mutateAsync({ params, body: { to: placeOf(target) } })
    toast.good(
      t(target.kind === 'queue' ? 'screen.move.queued' : 'screen.move.kept', { name: nameOf(target) }),
    )
    onDone(true)
  }
  const consult = async (target: Target, text: string) => {
    await consulting.mutateAsync({ params, body: { personId: target.id, text, clientId: newKey() } })
    onDone(false)
  }
  const acts = { transfer, move, consult }
  return {
    sending: transferring.isPending || moving.isPending || consulting.isPending,
    send: (target: Target, words: string) => void acts[purpose](target, words).catch(toast.bad),
  }
}

const placeOf = ({ kind, id }: Target) => (kind === 'queue' ? { queueId: id } : { personId: id })
const nameOf = (target: Target) => (target.kind === 'queue' ? target.queue.name : target.person.name)
