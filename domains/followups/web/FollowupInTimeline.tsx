// A reminder in the timeline of a customer: who set it and for when, or who did it.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '#customers/core'
import type { FollowupInTimeline as Facts } from '#followups/core'
import { Icon, useFormat, When } from '#ui'
import styles from './FollowupInTimeline.module.css'

export function FollowupInTimeline({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation('followups')
  const format = useFormat()
  const facts = factsOf(entry)
  if (!facts) return <When at={entry.at} />
  const { contactId, personName, setByName, text, dueAt, readable } = facts
  const isDone = entry.kind === 'followup-done'
  const words = isDone
    ? t('screen.timeline.done', { name: personName })
    : t('screen.timeline.set', { name: setByName, when: format.when(dueAt) })
  return (
    <div className={styles.entry}>
      <p className={styles.head}>
        <Icon name={isDone ? 'good' : 'remind'} label={t('screen.title')} />
        {readable ? (
          <Link to={`/contacts/${contactId}`}>
            <When at={entry.at} />
          </Link>
        ) : (
          <When at={entry.at} />
        )}
        <span className={styles.quiet}>{words}</span>
      </p>
      {text !== null && <p className={styles.text}>{text}</p>}
    </div>
  )
}

/** The kind of an entry says what its facts are. */
const factsOf = ({ kind, facts }: TimelineEntry): Facts | undefined =>
  kind.startsWith('followup-') && 'dueAt' in facts ? (facts as Facts) : undefined
