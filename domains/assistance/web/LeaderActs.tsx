// What a leader does in a conversation of her people: read along, whisper, take over, move.
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, useAct } from '#connection'
import {
  beginListening,
  endListening,
  getAssistance,
  listRaisedHands,
  takeOver,
  whisper,
  whyNotBeside,
} from '#assistance/core'
import { type Contact, longestText } from '#contacts/core'
import { useMe, useScope } from '#identity/web'
import { Icon, isComposing, ReasonedButton, useConfirm, useToast } from '#ui'
import styles from './LeaderActs.module.css'
import { useAssistance } from './use-assistance.ts'
import { useWritingSign } from './use-lookers.ts'

export function LeaderActs({ contact, onMove }: { contact: Contact; onMove(): void }): ReactNode {
  const { t } = useTranslation('assistance')
  const { actor } = useMe()
  const reason = whyNotBeside(contact, actor, useScope('contacts.listen'))
  const why = reason && t(`refusals.${reason}`)
  return (
    <div className={styles.acts} data-testid="leader-acts">
      <div className={styles.buttons}>
        <Listening contact={contact} reason={why} />
        <TakeOver contact={contact} reason={why} />
        <ReasonedButton reason={why} icon={<Icon name="transfer" />} onClick={onMove} data-testid="move">
          {t('screen.move')}
        </ReasonedButton>
      </div>
      {reason === undefined && <WhisperBox contact={contact} />}
    </div>
  )
}

type ActProps = { contact: Contact; reason: string | undefined }

function Listening({ contact, reason }: ActProps) {
  const { t } = useTranslation('assistance')
  const { personId } = useMe()
  const toast = useToast()
  const { listeners } = useAssistance(contact.id)
  const changes = [getAssistance]
  const beginning = useAct(beginListening, { changes })
  const ending = useAct(endListening, { changes })
  const listens = listeners.some(({ id }) => id === personId)
  const act = listens ? ending : beginning
  return (
    <ReasonedButton
      reason={reason}
      icon={<Icon name="looking" />}
      type={listens ? 'primary' : 'default'}
      loading={act.isPending}
      onClick={() => void act.mutateAsync({ params: { contactId: contact.id } }).catch(toast.bad)}
      aria-pressed={listens}
      data-testid="listen"
    >
      {t(listens ? 'screen.stop-listening' : 'screen.listen')}
    </ReasonedButton>
  )
}

function TakeOver({ contact, reason }: ActProps) {
  const { t } = useTranslation('assistance')
  const confirm = useConfirm()
  const toast = useToast()
  const navigate = useNavigate()
  const taking = useAct(takeOver, { changes: [getAssistance, listRaisedHands] })
  const { agent } = contact
  const take = async () => {
    if (!agent) return
    const question = {
      title: t('screen.take-over.sure', { name: agent.name }),
      text: t('screen.take-over.then', { name: agent.name }),
      confirm: t('screen.take-over.act'),
    }
    if (!(await confirm(question))) return
    await taking.mutateAsync({ params: { contactId: contact.id }, body: { fromPersonId: agent.id } })
    await navigate({ to: `/desk/${contact.id}` })
  }
  return (
    <ReasonedButton
      reason={reason}
      icon={<Icon name="take-over" />}
      loading={taking.isPending}
      onClick={() => void take().catch(toast.bad)}
      data-testid="take-over"
    >
      {t('screen.take-over.act')}
    </ReasonedButton>
  )
}

function WhisperBox({ contact }: { contact: Contact }) {
  const { t } = useTranslation('assistance')
  const [text, setText] = useState('')
  const toast = useToast()
  const writes = useWritingSign(contact.id)
  const whispering = useAct(whisper, { changes: [] })
  const say = () => {
    const said = text.trim()
    if (said === '' || whispering.isPending) return
    whispering
      .mutateAsync({ params: { contactId: contact.id }, body: { clientId: newKey(), text: said } })
      .then(() => setText(''))
      .catch(toast.bad)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
    event.preventDefault()
    say()
  }
  const label = t('screen.whisper.to', { name: contact.agent?.name })
  return (
    <div className={styles.whisper}>
      <Input.TextArea
        rows={2}
        value={text}
        maxLength={longestText}
        onChange={({ target }) => {
          setText(target.value)
          writes()
        }}
        onKeyDown={onKeyDown}
        placeholder={t('screen.whisper.here', { name: contact.agent?.name })}
        aria-label={label}
        data-testid="whisper"
      />
      <Button
        type="primary"
        icon={<Icon name="whisper" />}
        disabled={text.trim() === ''}
        loading={whispering.isPending}
        onClick={say}
      >
        {t('screen.whisper.act')}
      </Button>
    </div>
  )
}
