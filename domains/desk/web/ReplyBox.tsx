// Where I write: to the customer, or a note for colleagues. Enter sends, never while an input method composes.
import { Button, Input } from 'antd'
import {
  type ClipboardEvent,
  type CompositionEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useWritingSign } from '#assistance/web'
import { replyOptionId, ReplyPicker, replyPickerId, useReplyPicker } from '#canned-replies/web'
import type { Contact } from '#contacts/core'

import { Icon, isComposing, useShortcut } from '#ui'
import { replyBoxId } from './caret.ts'
import styles from './ReplyBox.module.css'
import { ReplyFoot } from './ReplyFoot.tsx'
import { type Reply, type ReplyKind, useReply } from './use-reply.ts'
import { useTypingHint } from './use-typing-hint.ts'

export type ReplyBoxProps = {
  contact: Contact
  /** Enter in an empty box. */
  onEmptyEnter(): void
}

export function ReplyBox({ contact, onEmptyEnter }: ReplyBoxProps): ReactNode {
  const { t } = useTranslation('desk')
  // What is said on a telephone is not written: notes are.
  const isSpoken = contact.channel === 'phone'
  const [kind, setKind] = useState<ReplyKind>(isSpoken ? 'note' : 'reply')
  const reply = useReply(contact, kind, onEmptyEnter)
  const picking = useReplyPicker(reply.put)
  const hint = useTypingHint(contact.id)
  const writes = useWritingSign(contact.id)
  const choose = (next: ReplyKind) => {
    setKind(next)
    focusReply()
  }
  const follow = (box: EventTarget) => {
    if (kind === 'reply' && box instanceof HTMLTextAreaElement) picking.follow(box.value, box.selectionStart)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (picking.onKeyDown(event) || isComposing(event) || event.altKey) return
    if (event.key === 'Tab' && reply.toBlank(event.shiftKey)) event.preventDefault()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    reply.send(event.ctrlKey || event.metaKey)
  }
  const attach = isSpoken ? () => undefined : reply.attach
  useShortcut({
    keys: 'alt+n',
    when: !isSpoken,
    label: t('screen.keys.note'),
    run: () => choose(kind === 'note' ? 'reply' : 'note'),
  })
  const chosen = picking.found[Math.min(picking.at, picking.found.length - 1)]
  return (
    <form
      className={styles.box}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault()
        reply.send()
      }}
      onPaste={(event: ClipboardEvent) => attach([...event.clipboardData.files])}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        attach([...event.dataTransfer.files])
      }}
    >
      {kind === 'reply' && <ReplyPicker picking={picking} language={contact.language} />}
      <Input.TextArea
        id={replyBoxId}
        value={reply.text}
        onChange={(event) => {
          reply.write(event.target.value)
          if (!isComposing(event as unknown as { nativeEvent: InputEvent & { keyCode: number } }))
            follow(event.target)
          if (kind === 'reply') hint()
          writes()
        }}
        onSelect={(event: SyntheticEvent) => follow(event.currentTarget)}
        onCompositionEnd={(event: CompositionEvent) => follow(event.currentTarget)}
        onKeyDown={onKeyDown}
        rows={2}
        variant="borderless"
        placeholder={t(`screen.reply.${kind}-here`)}
        aria-label={t(`screen.reply.${kind}`)}
        aria-controls={picking.open ? replyPickerId : undefined}
        aria-activedescendant={picking.open ? replyOptionId(chosen) : undefined}
        data-testid="reply"
      />
      <StagedFiles reply={reply} />
      <ReplyFoot reply={reply} kind={kind} choose={isSpoken ? undefined : choose} />
    </form>
  )
}

/** Where the keys should go after a conversation was chosen. */
export function focusReply(): void {
  document.getElementById(replyBoxId)?.focus()
}

function StagedFiles({ reply: { files, withoutFile } }: { reply: Reply }) {
  const { t } = useTranslation('desk')
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label={t('screen.reply.files')} data-testid="staged-files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <Icon name="file" /> {name}
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" />}
            aria-label={t('screen.reply.without', { name })}
            onClick={() => withoutFile(id)}
          />
        </li>
      ))}
    </ul>
  )
}
