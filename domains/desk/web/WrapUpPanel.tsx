// After a conversation, or already during it: what it was about, what came of it, what a colleague should know.
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { type Contact, mostReasonsChosen, wrapUpContact } from '#contacts/core'
import { focusReasons, WrapUpFields } from '#contacts/web'
import { RemindMe } from '#followups/web'
import { useMe } from '#identity/web'
import type { WrapUpShown } from '#routing/core'
import { WrapUpClock } from '#routing/web'
import { ErrorNote, Icon, useShortcut } from '#ui'
import { forgetDrafts } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import { useWrapUpDraft } from './use-wrap-up-draft.ts'
import styles from './WrapUpPanel.module.css'

export type WrapUpPanelProps = {
  contact: Contact
  clock: WrapUpShown | undefined
  onFinished(): void
  onClose(): void
}

export function WrapUpPanel({ contact, clock, onFinished, onClose }: WrapUpPanelProps): ReactNode {
  const { t } = useTranslation(['desk', 'contacts'])
  const { personId } = useMe()
  const place = { personId, contactId: contact.id }
  const [wrapUp, keep] = useWrapUpDraft(place)
  const [missing, setMissing] = useState(false)
  const finishing = useAct(wrapUpContact, { changes: [] })
  const isOver = contact.state === 'wrap-up'
  const finish = () => {
    setMissing(wrapUp.reasons.length === 0)
    if (!isOver || wrapUp.reasons.length === 0 || finishing.isPending) return
    const body = { ...wrapUp, note: wrapUp.note?.trim() || null }
    // The event may take this panel away before the answer comes: what follows must not hang on it.
    finishing.mutateAsync({ params: { contactId: contact.id }, body }).then(
      () => {
        forgetDrafts(place)
        onFinished()
      },
      () => undefined,
    )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.keys.finish'), when: isOver, run: finish })
  useEffect(() => focusReasons(), [])
  return (
    <section className={styles.panel} aria-label={t('screen.wrap-up.title')} data-testid="wrap-up">
      <header className={styles.head}>
        <h2>{t('screen.wrap-up.title')}</h2>
        <span className={styles.who}>
          {isOver ? t(`screen.wrap-up.ended-by.${contact.endedBy ?? 'system'}`) : t('screen.wrap-up.early')}
        </span>
        {isOver && <WrapUpClock wrapUp={clock} />}
        {!isOver && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" />}
            aria-label={t('screen.wrap-up.close')}
            onClick={onClose}
          />
        )}
      </header>
      <ErrorNote error={finishing.error} kept={t('screen.wrap-up.kept')} onRetry={finish} />
      <WrapUpFields
        value={wrapUp}
        onChange={keep}
        problem={
          missing && wrapUp.reasons.length === 0
            ? t('contacts:refusals.reason-needed', { most: mostReasonsChosen })
            : undefined
        }
      />
      {isOver && (
        <Unsent place={place} onTake={(text) => keep({ ...wrapUp, note: joined(wrapUp.note, text) })} />
      )}
      {isOver && (
        <footer className={styles.foot}>
          <span className={styles.hint}>{t('screen.wrap-up.keys')}</span>
          <RemindMe contactId={contact.id} />
          <Button type="primary" onClick={finish} loading={finishing.isPending} data-testid="finish">
            {t('screen.wrap-up.finish')}
          </Button>
        </footer>
      )}
    </section>
  )
}

const joined = (note: string | null, text: string) =>
  [note ?? '', text].filter((part) => part.trim() !== '').join('\n')

type UnsentProps = { place: { personId: string; contactId: string }; onTake(text: string): void }

/** What she was still typing when the customer left. */
function Unsent({ place, onTake }: UnsentProps) {
  const { t } = useTranslation('desk')
  const [unsent, writeUnsent] = useDraft({ ...place, kind: 'reply' })
  if (unsent.trim() === '') return null
  return (
    <p className={styles.unsent}>
      <span>{t('screen.wrap-up.unsent', { text: unsent })}</span>
      <Button
        size="small"
        onClick={() => {
          onTake(unsent)
          writeUnsent('')
        }}
      >
        {t('screen.wrap-up.unsent-to-note')}
      </Button>
    </p>
  )
}
