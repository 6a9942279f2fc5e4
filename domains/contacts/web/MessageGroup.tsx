import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isInternal, type Message } from '#contacts/core'
import { When } from '#ui'
import { AttachmentView } from './AttachmentView.tsx'
import styles from './MessageGroup.module.css'
import { MessageText } from './MessageText.tsx'

export type MessageGroupProps = { messages: readonly Message[]; mine: boolean; customer: string }

/** What one person said in one go: her name and the time once, then the words. */
export function MessageGroup({ messages, mine, customer }: MessageGroupProps): ReactNode {
  const { t } = useTranslation('contacts')
  const [first] = messages
  const last = messages.at(-1)
  if (first === undefined || last === undefined) return null
  const internal = isInternal(first)
  const author = first.from === 'visitor' ? customer : (first.authorName ?? t('screen.from-system'))
  return (
    <section
      className={styles.group}
      data-side={mine ? 'mine' : 'theirs'}
      data-internal={internal ? first.kind : undefined}
    >
      <p className={styles.head}>
        <span>{internal ? t(`screen.${first.kind}-by`, { author }) : author}</span>
        <When at={first.at} how="clock" />
      </p>
      {messages.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
      {first.from === 'agent' && !internal && <Received message={last} />}
    </section>
  )
}

function Bubble({ message }: { message: Message }) {
  if (message.attachment) return <AttachmentView attachment={message.attachment} />
  return (
    <p
      className={styles.bubble}
      data-testid="message"
      data-from={message.from}
      data-kind={message.kind}
      dir="auto"
    >
      <MessageText text={message.text} />
    </p>
  )
}

function Received({ message }: { message: Message }) {
  const { t } = useTranslation('contacts')
  const what = message.readAt ? 'read' : message.deliveredAt ? 'delivered' : 'sent'
  return (
    <p className={styles.received} data-what={what} data-testid="received">
      {what === 'sent' ? '✓' : '✓✓'} {t(`screen.received.${what}`)}
    </p>
  )
}
