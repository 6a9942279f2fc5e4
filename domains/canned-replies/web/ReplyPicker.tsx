// The replies behind a /: above the box, so that nothing that is typed is covered.
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CannedReply, messageIn } from '#canned-replies/core'
import type { Language } from '#protocol'
import { Icon } from '#ui'
import styles from './ReplyPicker.module.css'
import type { ReplyPicking } from './use-reply-picker.ts'

export type ReplyPickerProps = { picking: ReplyPicking; language: Language }

/** What the text box names as its `aria-controls` and `aria-activedescendant` while it is open. */
export const replyPickerId = 'reply-picker'
export const replyOptionId = (reply: CannedReply | undefined): string | undefined =>
  reply && `${replyPickerId}-${reply.id}`

export function ReplyPicker({ picking, language }: ReplyPickerProps): ReactNode {
  const { t } = useTranslation('canned-replies')
  const { open, found, at, take } = picking
  const list = useRef<HTMLUListElement>(null)
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (!open) return null
  return (
    <div className={styles.picker} data-testid="reply-picker">
      {found.length === 0 && (
        <p className={styles.none}>
          {t('screen.picker.none')} <Link to={'/settings/canned-replies'}>{t('screen.picker.write')}</Link>
        </p>
      )}
      <ul ref={list} id={replyPickerId} role="listbox" aria-label={t('screen.title')}>
        {found.map((reply) => (
          <li
            key={reply.id}
            id={replyOptionId(reply)}
            role="option"
            aria-selected={reply === chosen}
            onMouseDown={(event) => {
              event.preventDefault()
              take(reply)
            }}
          >
            <ReplyLine reply={reply} language={language} />
          </li>
        ))}
      </ul>
      {found.length > 0 && <p className={styles.keys}>{t('screen.picker.keys')}</p>}
    </div>
  )
}

function ReplyLine({ reply, language }: { reply: CannedReply; language: Language }) {
  const { t } = useTranslation('canned-replies')
  const [first] = reply.messages
  return (
    <>
      <span className={styles.head}>
        <strong>{reply.name}</strong>
        {reply.shortcut !== null && <kbd>/{reply.shortcut}</kbd>}
        <span className={styles.from}>
          {[reply.folder, t(`screen.scope.${reply.scope}`)].filter((each) => each !== null).join(' · ')}
        </span>
        {reply.messages.length > 1 && (
          <span className={styles.from}>{t('screen.messages', { count: reply.messages.length })}</span>
        )}
        {reply.files.length > 0 && (
          <span className={styles.from}>
            <Icon name="attach" /> {reply.files.length}
          </span>
        )}
      </span>
      <span className={styles.says}>
        {first ? messageIn(first, language) : reply.files.map(({ name }) => name).join('、')}
      </span>
    </>
  )
}
