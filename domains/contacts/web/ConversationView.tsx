// A conversation to read: what was said, noted and done, in order. What is written next is the host's matter.
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import type { Id, Instant } from '#protocol'
import { EmptyState, ErrorNote, usePlace, useToast } from '#ui'
import { conversationBlocks } from './conversation-blocks.ts'
import { ConversationShape } from './ConversationShape.tsx'
import styles from './ConversationView.module.css'
import { HappenedLine } from './Happened.tsx'
import { MessageGroup } from './MessageGroup.tsx'
import { type ContactHappening, useCustomerName } from './use-contact.ts'
import { type OpenConversation, useCustomerTyping } from './use-conversation.ts'
import { useStayAtEnd } from './use-stay-at-end.ts'

export type ConversationViewProps = {
  contactId: Id
  conversation: OpenConversation
  timeline: readonly ContactHappening[] | undefined
  /** Whose messages stand on the right; for who only reads, whoever serves. */
  myId: Id | undefined
  /** What is on its way and not yet in the conversation. */
  pending?: ReactNode
}

export function ConversationView(props: ConversationViewProps): ReactNode {
  const { conversation, contactId } = props
  if (conversation.error) return <ErrorNote error={conversation.error} onRetry={conversation.reload} />
  if (conversation.contact === undefined) return <ConversationShape />
  return <Log key={contactId} {...props} contact={conversation.contact} />
}

function Log({ contact, conversation, pending, ...rest }: ConversationViewProps & { contact: Contact }) {
  const { t } = useTranslation('contacts')
  const customer = useCustomerName()(contact)
  const { messages, hasOlder } = conversation
  const lastId = messages.at(-1)?.id
  const typing = useCustomerTyping(contact.id, lastId) && contact.state === 'serving'
  const { box, content, newBelow, toEnd, onScroll } = useStayAtEnd(lastId)
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.log}
        role="log"
        aria-label={t('screen.conversation.with', { customer })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keys
        tabIndex={0}
        onScroll={onScroll}
        data-testid="conversation"
      >
        <div ref={content} className={styles.content}>
          {hasOlder && <Older older={conversation.older} />}
          {messages.length === 0 && !pending && (
            <EmptyState
              title={t(
                contact.channel === 'phone' ? 'screen.conversation.spoken' : 'screen.conversation.empty',
              )}
            />
          )}
          <Blocks messages={messages} customer={customer} {...rest} />
          {pending}
          {typing && <p className={styles.typing}>{t('screen.conversation.typing', { customer })}</p>}
        </div>
      </div>
      {newBelow && (
        <div className={styles.below}>
          <Button size="small" type="primary" onClick={toEnd}>
            {t('screen.conversation.new-below')}
          </Button>
        </div>
      )}
    </div>
  )
}

type BlocksProps = Pick<ConversationViewProps, 'timeline' | 'myId'> &
  Pick<OpenConversation, 'messages'> & { customer: string }

const inTheConversation = new Set([
  'contact.accepted',
  'contact.ended',
  'contact.requeued',
  'contact.returned',
  'contact.transferred',
  'contact.handed-over',
  'contact.taken-over',
  'contact.wrapped-up',
  'contact.message-left',
  'contact.rated',
])
const nothing: readonly ContactHappening[] = []

function Blocks({ messages, timeline = nothing, myId, customer }: BlocksProps) {
  const dayOf = useDay()
  const blocks = useMemo(() => {
    const lines = timeline.filter(({ type }) => inTheConversation.has(type))
    return conversationBlocks(messages, lines, dayOf)
  }, [messages, timeline, dayOf])
  return blocks.map((block) => {
    if (block.kind === 'day')
      return (
        <p key={block.key} className={styles.day}>
          {dayOf(block.at)}
        </p>
      )
    if (block.kind === 'line') return <HappenedLine key={block.key} happening={block.line} />
    if (block.kind === 'told')
      return (
        <p key={block.key} className={styles.told}>
          {block.message.text}
        </p>
      )
    const mine = block.first.from === 'agent' && (myId === undefined || block.first.authorId === myId)
    return <MessageGroup key={block.key} messages={block.messages} mine={mine} customer={customer} />
  })
}

function useDay(): (at: Instant) => string {
  const { language, timeZone } = usePlace()
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(language, {
      timeZone,
      month: 'long',
      day: 'numeric',
      weekday: 'short',
    })
    return (at: Instant) => days.format(new Date(at))
  }, [language, timeZone])
}

function Older({ older }: { older(): Promise<void> }) {
  const { t } = useTranslation('contacts')
  const [loading, setLoading] = useState(false)
  const toast = useToast()
  const load = () => {
    setLoading(true)
    older()
      .catch(toast.bad)
      .finally(() => setLoading(false))
  }
  return (
    <div className={styles.older}>
      <Button size="small" type="text" onClick={load} loading={loading}>
        {t('screen.conversation.older')}
      </Button>
    </div>
  )
}
