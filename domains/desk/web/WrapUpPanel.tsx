// After a conversation: what it was about, and what the next colleague should know.
import { Button, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { type Contact, type ContactReason, longestText, wrapUpContact } from '#contacts/core'
import { useMe } from '#identity/web'
import type { WrapUpShown } from '#routing/core'
import { WrapUpClock } from '#routing/web'
import { ErrorNote, usePlace, useShortcut } from '#ui'
import { forgetDrafts } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import styles from './WrapUpPanel.module.css'

export type WrapUpPanelProps = {
  contact: Contact
  wrapUp: WrapUpShown | undefined
  reasons: readonly ContactReason[]
  onFinished(): void
}

export function WrapUpPanel({ contact, wrapUp, reasons, onFinished }: WrapUpPanelProps): ReactNode {
  const { t } = useTranslation('desk')
  const { personId } = useMe()
  const place = { personId, contactId: contact.id }
  const [note, writeNote] = useDraft({ ...place, kind: 'wrap-up' })
  const [unsent, writeUnsent] = useDraft({ ...place, kind: 'reply' })
  const [reasonCode, setReasonCode] = useState<string>()
  const [missing, setMissing] = useState(false)
  const finishing = useAct(wrapUpContact, { changes: [] })
  const finish = () => {
    setMissing(reasonCode === undefined)
    if (reasonCode === undefined || finishing.isPending) return
    const body = { reasonCode, note: note.trim() === '' ? null : note.trim() }
    // The event may take this panel away before the answer comes: what follows must not hang on it.
    finishing.mutateAsync({ params: { contactId: contact.id }, body }).then(
      () => {
        forgetDrafts(place)
        onFinished()
      },
      () => undefined,
    )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.keys.finish'), run: finish })
  return (
    <section className={styles.panel} aria-label={t('screen.wrap-up.title')} data-testid="wrap-up">
      <header className={styles.head}>
        <h2>{t('screen.wrap-up.title')}</h2>
        <span className={styles.who}>{t(`screen.wrap-up.ended-by.${contact.endedBy ?? 'system'}`)}</span>
        <WrapUpClock wrapUp={wrapUp} />
      </header>
      <ErrorNote error={finishing.error} kept={t('screen.wrap-up.kept')} onRetry={finish} />
      <Reasons
        reasons={reasons.filter(({ retired }) => !retired)}
        value={reasonCode}
        missing={missing && reasonCode === undefined}
        onChange={setReasonCode}
      />
      {unsent.trim() !== '' && (
        <p className={styles.unsent}>
          <span>{t('screen.wrap-up.unsent', { text: unsent })}</span>
          <Button
            size="small"
            onClick={() => {
              writeNote([note, unsent].filter((part) => part.trim() !== '').join('\n'))
              writeUnsent('')
            }}
          >
            {t('screen.wrap-up.unsent-to-note')}
          </Button>
        </p>
      )}
      <div className={styles.last}>
        <Input.TextArea
          value={note}
          onChange={(event) => writeNote(event.target.value)}
          rows={2}
          maxLength={longestText}
          placeholder={t('screen.wrap-up.note-here')}
          aria-label={t('screen.wrap-up.note')}
          data-testid="wrap-up-note"
        />
        <Button type="primary" onClick={finish} loading={finishing.isPending} data-testid="finish">
          {t('screen.wrap-up.finish')}
        </Button>
      </div>
    </section>
  )
}

type ReasonsProps = {
  reasons: readonly ContactReason[]
  value: string | undefined
  missing: boolean
  onChange(code: string): void
}

function Reasons({ reasons, value, missing, onChange }: ReasonsProps) {
  const { t } = useTranslation('desk')
  const { language } = usePlace()
  return (
    <fieldset className={styles.reasons}>
      <legend>{t('screen.wrap-up.reason')}</legend>
      <Radio.Group
        value={value}
        onChange={({ target }) => onChange(String(target.value))}
        options={reasons.map(({ code, names }) => ({ value: code, label: names[language] }))}
      />
      {missing && (
        <p className={styles.missing} role="alert">
          {t('screen.wrap-up.reason-needed')}
        </p>
      )}
    </fieldset>
  )
}
