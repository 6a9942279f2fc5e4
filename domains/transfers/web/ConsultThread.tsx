// The thread of a consult, beside its conversation and never in it.
import { Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, useAct } from '#connection'
import { type Contact, longestText } from '#contacts/core'
import { useMe } from '#identity/web'
import { isComposing, useToast, When } from '#ui'
import {
  type Consult,
  endConsult,
  listConsults,
  listMyConsults,
  listTransfers,
  speakInConsult,
  transferContact,
} from '#transfers/core'
import styles from './ConsultThread.module.css'
import { useConsultsOf } from './use-transfers.ts'

/** All of a contact, the open ones first; empty where nobody was asked. */
export function ConsultThreads({ contact }: { contact: Contact }): ReactNode {
  const consults = useConsultsOf(contact.id)
  const sorted = consults.toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null))
  return sorted.map((consult) => <Thread key={consult.id} consult={consult} contact={contact} />)
}

function Thread({ consult, contact }: { consult: Consult; contact: Contact }) {
  const { t } = useTranslation('transfers')
  const { personId } = useMe()
  const isOpen = consult.endedAt === null
  const isMine = consult.asker.id === personId || consult.asked.id === personId
  return (
    <section className={styles.thread} data-testid="consult" data-open={isOpen || undefined}>
      <h3>{t('screen.consult.of', { asker: consult.asker.name, asked: consult.asked.name })}</h3>
      <ol className={styles.said} aria-live="polite">
        {consult.messages.map((message) => (
          <li key={message.id} data-mine={message.author.id === personId || undefined}>
            <span className={styles.who}>
              {message.author.name} <When at={message.at} how="clock" />
            </span>
            <span className={styles.text}>{message.text}</span>
          </li>
        ))}
      </ol>
      {isOpen && isMine && <Answer consult={consult} contact={contact} />}
      {!isOpen && <p className={styles.over}>{t('screen.consult.over')}</p>}
    </section>
  )
}

function Answer({ consult, contact }: { consult: Consult; contact: Contact }) {
  const { t } = useTranslation('transfers')
  const { personId } = useMe()
  const [text, setText] = useState('')
  const toast = useToast()
  const changes = [listConsults, listMyConsults]
  const speaking = useAct(speakInConsult, { changes })
  const ending = useAct(endConsult, { changes })
  const transferring = useAct(transferContact, { changes: [listTransfers] })
  const params = { consultId: consult.id }
  const send = () => {
    const said = text.trim()
    if (said === '' || speaking.isPending) return
    speaking
      .mutateAsync({ params, body: { clientId: newKey(), text: said } })
      .then(() => setText(''))
      .catch(toast.bad)
  }
  const handOver = () => {
    const body = {
      to: { personId: consult.asked.id },
      note: consult.messages[0]?.text.slice(0, 1_000) ?? null,
    }
    void transferring.mutateAsync({ params: { contactId: contact.id }, body }).catch(toast.bad)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
    event.preventDefault()
    send()
  }
  return (
    <>
      <Input.TextArea
        rows={2}
        value={text}
        maxLength={longestText}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        placeholder={t('screen.consult.answer-here')}
        aria-label={t('screen.consult.answer')}
        data-testid="consult-answer"
      />
      <div className={styles.acts}>
        <Button type="primary" disabled={text.trim() === ''} loading={speaking.isPending} onClick={send}>
          {t('screen.consult.send')}
        </Button>
        {consult.asker.id === personId && (
          <Button loading={transferring.isPending} onClick={handOver}>
            {t('screen.consult.hand-over')}
          </Button>
        )}
        <Button
          loading={ending.isPending}
          onClick={() => void ending.mutateAsync({ params }).catch(toast.bad)}
          data-testid="end-consult"
        >
          {t('screen.consult.end')}
        </Button>
      </div>
    </>
  )
}
