// A contact in the timeline of its customer: when, over what, with whom, about what, how it began.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactInTimeline as Facts } from '#contacts/core'
import type { TimelineEntry } from '#customers/core'
import { Icon, usePlace, When } from '#ui'
import styles from './ContactInTimeline.module.css'
import { useOutcomes, useReasonWords } from './use-reasons.ts'

export function ContactInTimeline({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation('contacts')
  const reasonWords = useReasonWords()
  const outcomeName = useOutcomeName()
  const facts = factsOf(entry)
  if (!facts) return <When at={entry.at} />
  const { contactId, channel, state, agentName, outcome, firstWords, note, readable } = facts
  const about = [reasonWords(facts), outcome && outcomeName(outcome)].filter(Boolean).join(' · ')
  return (
    <div className={styles.entry}>
      <p className={styles.head}>
        <Icon name={channel === 'chat' ? 'serving' : channel} label={t(`screen.channel.${channel}`)} />
        {readable ? (
          <Link to={`/contacts/${contactId}`}>
            <When at={entry.at} />
          </Link>
        ) : (
          <When at={entry.at} />
        )}
        <span className={styles.quiet}>{agentName ?? t(`screen.state.${state}`)}</span>
      </p>
      {about && <p>{about}</p>}
      {firstWords && <p className={styles.words}>{firstWords}</p>}
      {note && <p className={styles.quiet}>{note}</p>}
    </div>
  )
}

function useOutcomeName(): (code: string) => string {
  const outcomes = useOutcomes()
  const { language } = usePlace()
  return (code) => outcomes.find((one) => one.code === code)?.names[language] ?? code
}

/** The kind of an entry says what its facts are. */
const factsOf = ({ kind, facts }: TimelineEntry): Facts | undefined =>
  kind === 'contact' && 'contactId' in facts ? (facts as Facts) : undefined
