// How the customer will see it, with an example for each variable.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { blanksIn, messagesOf, type ReplyFile, type ReplyMessage, replyText } from '#canned-replies/core'
import { Icon, usePlace } from '#ui'
import styles from './Replies.module.css'
import { useReplyValues } from './use-reply-values.ts'

export type ReplyPreviewProps = { messages: readonly ReplyMessage[]; files: readonly ReplyFile[] }

export function ReplyPreview({ messages, files }: ReplyPreviewProps): ReactNode {
  const { t } = useTranslation('canned-replies')
  const { language } = usePlace()
  const values = useReplyValues()
  const text = replyText(messages, language, {
    ...values(language),
    customer: t('screen.example.customer'),
    queue: t('screen.example.queue'),
  })
  const said = messagesOf(text)
  if (said.length === 0 && files.length === 0) return null
  return (
    <section className={styles.preview} aria-label={t('screen.preview')} data-testid="reply-preview">
      <h3>{t('screen.preview')}</h3>
      {said.map((each, index) => (
        <p key={index} className={styles.bubble}>
          {marked(each)}
        </p>
      ))}
      {files.map((file) => (
        <p key={file.id} className={styles.bubble}>
          <Icon name="file" /> {file.name}
        </p>
      ))}
    </section>
  )
}

/** Blanks stand out: somebody fills them in each time. */
function marked(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let done = 0
  for (const { from, to } of blanksIn(text)) {
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>)
    done = to
  }
  return [...parts, text.slice(done)]
}
