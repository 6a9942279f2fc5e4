// Below what I write: reply or note, a file, what the keys do, send.
import { Button, Segmented } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText } from '#contacts/core'
import { Icon, ReasonedButton, useShortcut } from '#ui'
import styles from './ReplyBox.module.css'
import type { Reply, ReplyKind } from './use-reply.ts'

/** Without `choose` there is no choice. */
export type ReplyFootProps = {
  reply: Reply
  kind: ReplyKind
  choose: ((kind: ReplyKind) => void) | undefined
}

export function ReplyFoot({ reply, kind, choose }: ReplyFootProps): ReactNode {
  const { t } = useTranslation('desk')
  const kinds = (['reply', 'note'] as const).map((value) => ({ value, label: t(`screen.reply.${value}`) }))
  return (
    <div className={styles.foot}>
      {choose && (
        <Segmented
          size="small"
          options={kinds}
          value={kind}
          onChange={choose}
          aria-label={t('screen.reply.kind')}
        />
      )}
      {kind === 'reply' && <Attach onFiles={reply.attach} />}
      <span className={styles.hint}>
        <Hint reply={reply} kind={kind} />
      </span>
      <ReasonedButton type="primary" htmlType="submit" reason={reply.reason} data-testid="send">
        {t(kind === 'note' ? 'screen.reply.keep-note' : 'screen.reply.send')}
      </ReasonedButton>
    </div>
  )
}

function Hint({ reply: { text, count }, kind }: { reply: Reply; kind: ReplyKind }) {
  const { t } = useTranslation('desk')
  if (text.length > longestText * 0.9) return `${[...text].length} / ${longestText}`
  if (count > 1 && kind === 'reply') return t('screen.reply.as-many', { count })
  return t(kind === 'reply' ? 'screen.reply.keys' : 'screen.reply.note-keys')
}

function Attach({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation('desk')
  const picker = useRef<HTMLInputElement>(null)
  const pick = () => picker.current?.click()
  useShortcut({ keys: 'alt+p', label: t('screen.keys.attach'), run: pick })
  return (
    <>
      <Button
        type="text"
        icon={<Icon name="attach" />}
        aria-label={t('screen.reply.attach')}
        title={`${t('screen.reply.attach')} Alt+P`}
        onClick={pick}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('screen.reply.attach')}
        data-testid="attach"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </>
  )
}
