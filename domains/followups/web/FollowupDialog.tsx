// Remind me: of what, and when. A few moments by one click, any other by date.
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow, useAct } from '#connection'
import { getTimeline } from '#customers/core'
import {
  changeFollowup,
  type Followup,
  listFollowups,
  longestFollowup,
  quickChoices,
  setFollowup,
  whyNotSet,
} from '#followups/core'
import type { Id } from '#protocol'
import {
  Dialog,
  ErrorNote,
  ReasonedButton,
  startOfToday,
  useFormat,
  usePlace,
  useShortcut,
  useToast,
} from '#ui'
import styles from './Followups.module.css'
import { fieldOf, instantOf } from './local-time.ts'

export type FollowupDialogProps = {
  /** One to put off; without it a new one. */
  followup?: Followup | undefined
  contactId: Id | null
  onClose(): void
}

export function FollowupDialog({ followup, contactId, onClose }: FollowupDialogProps): ReactNode {
  const { t } = useTranslation('followups')
  const { timeZone } = usePlace()
  const format = useFormat()
  const toast = useToast()
  const [now] = useState(serverNow)
  const choices = quickChoices(now, Date.parse(startOfToday(now, timeZone)))
  const [text, setText] = useState(followup?.text ?? '')
  const [at, setAt] = useState(() => choices.find(({ choice }) => choice === 'tomorrow-morning')?.at ?? now)
  const saving = useSaving(followup, contactId)
  const why = whyNotSet(new Date(at).toISOString(), serverNow())
  const reason = text.trim() === '' ? t('screen.text-needed') : why && t(`refusals.${why}`)
  const save = () => {
    if (reason !== undefined || saving.pending) return
    saving.save(text.trim(), new Date(at).toISOString()).then(
      () => {
        toast.good(t('screen.set', { when: format.when(at) }))
        onClose()
      },
      () => undefined,
    )
  }
  useShortcut({ keys: 'mod+enter', run: save })
  return (
    <Dialog title={t(followup ? 'screen.put-off' : 'screen.remind-me')} onClose={onClose}>
      <Input
        autoFocus
        value={text}
        maxLength={longestFollowup}
        placeholder={t('screen.what-here')}
        aria-label={t('screen.what')}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
        data-testid="followup-text"
      />
      <div className={styles.choices} role="group" aria-label={t('screen.when')}>
        {choices.map((each) => (
          <Button
            key={each.choice}
            type={each.at === at ? 'primary' : 'default'}
            aria-pressed={each.at === at}
            onClick={() => setAt(each.at)}
            data-testid={`followup-${each.choice}`}
          >
            {t(`screen.choice.${each.choice}`)}
          </Button>
        ))}
      </div>
      <label className={styles.date}>
        {t('screen.other-time')}
        <input
          type="datetime-local"
          value={fieldOf(at, timeZone)}
          onChange={({ target }) => {
            const chosen = instantOf(target.value, timeZone)
            if (chosen !== undefined) setAt(chosen)
          }}
        />
      </label>
      <ErrorNote error={saving.error} kept={t('screen.kept')} />
      <div className={styles.acts}>
        <Button onClick={onClose}>{t('screen.cancel')}</Button>
        <ReasonedButton
          type="primary"
          reason={reason}
          loading={saving.pending}
          onClick={save}
          data-testid="followup-save"
        >
          {t(followup ? 'screen.put-off' : 'screen.remind-me')}
        </ReasonedButton>
      </div>
    </Dialog>
  )
}

const changes = [listFollowups, getTimeline]

function useSaving(followup: Followup | undefined, contactId: Id | null) {
  const set = useAct(setFollowup, { changes })
  const change = useAct(changeFollowup, { changes })
  return {
    save: async (text: string, dueAt: string): Promise<void> => {
      if (followup) {
        const params = { followupId: followup.id }
        await change.mutateAsync({ params, body: { version: followup.version, text, dueAt } })
      } else await set.mutateAsync({ body: { contactId, text, dueAt } })
    },
    pending: set.isPending || change.isPending,
    error: set.error ?? change.error,
  }
}
