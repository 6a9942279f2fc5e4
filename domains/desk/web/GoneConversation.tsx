// A conversation that has gone from me: why, what I was writing in it, and what I had read of it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConversationView, type OpenConversation } from '#contacts/web'
import type { Loss } from '#desk/core'
import { useMe } from '#identity/web'
import { CopyText, Icon } from '#ui'
import { useMyAgent } from '#routing/web'
import { draftAt } from './drafts.ts'
import styles from './GoneConversation.module.css'
import { PendingMessages, usePending } from './PendingMessages.tsx'

/** Said aloud: it happened while she was reading or writing something else. */
export function WhyGone({ contactId, loss }: { contactId: string; loss: Loss | undefined }): ReactNode {
  const { t } = useTranslation('desk')
  const { personId } = useMe()
  const cameBack = useMyAgent()?.reason === 'came-back'
  const why = loss?.why ?? (cameBack ? 'line-died' : 'unknown')
  const written = (['reply', 'note'] as const).flatMap((kind) => {
    const text = draftAt({ personId, contactId, kind })
    return text.trim() === '' ? [] : [{ kind, text }]
  })
  return (
    <section className={styles.why} data-testid="why-gone">
      <p className={styles.told} role="status">
        <Icon name="info" />
        <span>{t(`screen.gone.${why}`, { by: loss?.by ?? t('screen.gone.somebody') })}</span>
      </p>
      {written.length > 0 && <p>{t('screen.gone.kept')}</p>}
      {written.map(({ kind, text }) => (
        <CopyText key={kind} text={text} label={t(`screen.reply.${kind}`)} />
      ))}
    </section>
  )
}

type GoneConversationProps = { contactId: string; conversation: OpenConversation }

export function GoneConversation({ contactId, conversation }: GoneConversationProps): ReactNode {
  const { personId } = useMe()
  const pending = usePending(contactId, conversation.messages)
  if (conversation.contact === undefined) return null
  return (
    <ConversationView
      contactId={contactId}
      conversation={conversation}
      timeline={undefined}
      myId={personId}
      pending={pending.length > 0 && <PendingMessages pending={pending} />}
    />
  )
}
