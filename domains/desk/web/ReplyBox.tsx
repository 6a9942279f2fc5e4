// Where I write: to the customer, or a note for colleagues. Enter sends, never while an input method composes.
import { Button, Input, Segmented } from 'antd'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { type Contact, longestText, whyNotText, whyNotWrite } from '#contacts/core'
import { useMe } from '#identity/web'
import { Icon, isComposing, ReasonedButton, useShortcut } from '#ui'
import styles from './ReplyBox.module.css'
import { useDraft } from './use-draft.ts'
import { useOutboxActs } from './use-outbox.ts'
import { useTypingHint } from './use-typing-hint.ts'

type ReplyKind = 'reply' | 'note'

export type ReplyBoxProps = {
  contact: Contact
  /** Enter in an empty box. */
  onEmptyEnter(): void
}

export function ReplyBox({ contact, onEmptyEnter }: ReplyBoxProps): ReactNode {
  const { t } = useTranslation(['desk', 'contacts'])
  const { personId, actor } = useMe()
  const [kind, setKind] = useState<ReplyKind>('reply')
  const [text, write] = useDraft({ personId, contactId: contact.id, kind })
  const outbox = useOutboxActs()
  const hint = useTypingHint(contact.id)
  const whyNot = kind === 'reply' ? whyNotWrite(contact, actor) : undefined
  const reason = whyNot ?? (text.trim() === '' ? undefined : whyNotText(text))
  const send = () => {
    if (text.trim() === '') return onEmptyEnter()
    if (reason !== undefined) return
    outbox.write(contact.id, kind === 'note' ? 'note' : 'text', text.trim())
    write('')
  }
  const attach = (files: readonly File[]) => {
    if (whyNot === undefined) for (const file of files) outbox.attach(contact.id, file)
  }
  const choose = (next: ReplyKind) => {
    setKind(next)
    focusReply()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || isComposing(event)) return
    event.preventDefault()
    send()
  }
  useShortcut({
    keys: 'alt+n',
    label: t('screen.keys.note'),
    run: () => choose(kind === 'note' ? 'reply' : 'note'),
  })
  return (
    <form
      className={styles.box}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onPaste={(event: ClipboardEvent) => attach([...event.clipboardData.files])}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        attach([...event.dataTransfer.files])
      }}
    >
      <Input.TextArea
        id={replyBoxId}
        value={text}
        onChange={(event) => {
          write(event.target.value)
          if (kind === 'reply') hint()
        }}
        onKeyDown={onKeyDown}
        rows={2}
        variant="borderless"
        placeholder={t(`screen.reply.${kind}-here`)}
        aria-label={t(`screen.reply.${kind}`)}
        data-testid="reply"
      />
      <Foot {...{ kind, choose, attach, text }} reason={reason && t(`contacts:refusals.${reason}`)} />
    </form>
  )
}

const replyBoxId = 'desk-reply'

/** Where the keys should go after a conversation was chosen. */
export function focusReply(): void {
  document.getElementById(replyBoxId)?.focus()
}

type FootProps = {
  kind: ReplyKind
  choose(kind: ReplyKind): void
  attach(files: readonly File[]): void
  text: string
  reason: string | undefined
}

function Foot({ kind, choose, attach, text, reason }: FootProps) {
  const { t } = useTranslation('desk')
  const picker = useRef<HTMLInputElement>(null)
  const kinds = (['reply', 'note'] as const).map((value) => ({ value, label: t(`screen.reply.${value}`) }))
  return (
    <div className={styles.foot}>
      <Segmented
        size="small"
        options={kinds}
        value={kind}
        onChange={choose}
        aria-label={t('screen.reply.kind')}
      />
      {kind === 'reply' && (
        <>
          <Button
            type="text"
            icon={<Icon name="attach" />}
            aria-label={t('screen.reply.attach')}
            title={t('screen.reply.attach')}
            onClick={() => picker.current?.click()}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t('screen.reply.attach')}
            data-testid="attach"
            onChange={({ target }) => {
              attach([...(target.files ?? [])])
              target.value = ''
            }}
          />
        </>
      )}
      <span className={styles.hint}>
        {text.length > longestText * 0.9 ? `${[...text].length} / ${longestText}` : t('screen.reply.keys')}
      </span>
      <ReasonedButton type="primary" htmlType="submit" reason={reason} data-testid="send">
        {t(kind === 'note' ? 'screen.reply.keep-note' : 'screen.reply.send')}
      </ReasonedButton>
    </div>
  )
}
