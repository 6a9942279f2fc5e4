// What I finished today: when, with whom, about what, how fast, how it was found.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomerName, useReasonWords } from '#contacts/web'
import { type DayContact, mostClosed } from '#desk/core'
import { Duration, EmptyState, Mark, When } from '#ui'
import styles from './MyDayScreen.module.css'

export function DayContacts({ contacts }: { contacts: readonly DayContact[] }): ReactNode {
  const { t } = useTranslation('desk')
  if (contacts.length === 0) {
    return (
      <EmptyState icon="desk" title={t('screen.today.none')}>
        {t('screen.my-day.none-hint')}
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('screen.today.title', { count: contacts.length })}>
      <h2>{t('screen.today.title', { count: contacts.length })}</h2>
      <ul className={styles.contacts} data-testid="my-contacts">
        {contacts.map((each) => (
          <li key={each.contact.id}>
            <Line {...each} />
          </li>
        ))}
      </ul>
      {contacts.length === mostClosed && (
        <p className={styles.quiet}>{t('screen.my-day.more', { most: mostClosed })}</p>
      )}
    </section>
  )
}

function Line({ contact, firstAnswerAt }: DayContact) {
  const { t } = useTranslation('desk')
  const nameOf = useCustomerName()
  const reasonWords = useReasonWords()
  const { acceptedAt, wrappedUpAt, endedAt, rating } = contact
  return (
    <Link to={`/contacts/${contact.id}`} className={styles.line}>
      <When at={wrappedUpAt ?? contact.openedAt} how="clock" />
      <strong className={styles.who}>{nameOf(contact)}</strong>
      <span className={styles.reason}>
        {contact.reasons.length > 0 ? (
          reasonWords(contact)
        ) : (
          <Mark meaning="mind">{t('screen.my-day.no-reason')}</Mark>
        )}
      </span>
      <span className={styles.quiet}>
        {firstAnswerAt && acceptedAt && (
          <>
            {t('screen.my-day.answered')} <Duration since={acceptedAt} until={firstAnswerAt} />
          </>
        )}
      </span>
      <span className={styles.quiet}>
        {acceptedAt && (
          <>
            {t('screen.my-day.handled')} <Duration since={acceptedAt} until={wrappedUpAt ?? endedAt} />
          </>
        )}
      </span>
      <span className={styles.rating}>{rating === null ? '' : t('screen.my-day.stars', { rating })}</span>
    </Link>
  )
}
