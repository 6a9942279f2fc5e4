// What I wrote and the server does not have yet: on its way, waiting for the network, or refused.
import { Button, Progress } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#connection'
import type { Message } from '#contacts/core'
import type { Id } from '#protocol'
import { Icon, Mark, useExplain } from '#ui'
import type { Outbox, Outgoing } from './outbox.ts'
import styles from './PendingMessages.module.css'
import { useOutbox, useOutboxActs, useProgress } from './use-outbox.ts'

/** What is not among the messages yet. */
export function usePending(contactId: Id, messages: readonly Message[]): Outbox {
  const outbox = useOutbox(contactId)
  const { seen } = useOutboxActs()
  useEffect(() => {
    if (outbox.length > 0) seen(new Set(messages.map(({ clientId }) => clientId)))
  }, [outbox, messages, seen])
  return outbox.filter(({ clientId }) => !messages.some((message) => message.clientId === clientId))
}

export function PendingMessages({ pending }: { pending: Outbox }): ReactNode {
  return pending.map((outgoing) => <Pending key={outgoing.clientId} outgoing={outgoing} />)
}

function Pending({ outgoing }: { outgoing: Outgoing }) {
  return (
    <section
      className={styles.pending}
      data-kind={outgoing.kind}
      data-state={outgoing.state}
      data-testid="pending"
    >
      {outgoing.kind === 'file' ? (
        <p className={styles.words}>
          <Icon name="file" /> {outgoing.text}
        </p>
      ) : (
        <p className={styles.words} dir="auto">
          {outgoing.text}
        </p>
      )}
      {outgoing.kind === 'file' && outgoing.state === 'sending' && <Sending outgoing={outgoing} />}
      <p className={styles.state}>
        <State outgoing={outgoing} />
      </p>
    </section>
  )
}

function State({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation('desk')
  const { sendAgain, discard } = useOutboxActs()
  const explain = useExplain()
  const { clientId, state, problem, kind } = outgoing
  if (state === 'queued')
    return (
      <Mark meaning="mind" icon="lost">
        {t('screen.pending.queued')}
      </Mark>
    )
  if (state !== 'failed' || problem === null) {
    return (
      <span className={styles.quiet}>
        {t(kind === 'file' ? 'screen.pending.uploading' : 'screen.pending.sending')}
      </span>
    )
  }
  return (
    <>
      <Mark meaning="bad">{explain(new ProblemError(problem))}</Mark>
      <Button size="small" onClick={() => sendAgain(clientId)}>
        {t('screen.pending.again')}
      </Button>
      <Button size="small" type="text" onClick={() => discard(clientId)}>
        {t('screen.pending.discard')}
      </Button>
    </>
  )
}

function Sending({ outgoing: { clientId, text } }: { outgoing: Outgoing }) {
  const { t } = useTranslation('desk')
  const { discard } = useOutboxActs()
  const part = useProgress(clientId)
  return (
    <p className={styles.progress}>
      <Progress percent={Math.round(part * 100)} size="small" aria-label={text} />
      <Button size="small" type="text" onClick={() => discard(clientId)}>
        {t('screen.pending.stop')}
      </Button>
    </p>
  )
}
