// 我的今天: my states as a bar, my figures with what they mean, and the contacts they come from.
import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { askAgain, useAsk, useLive } from '#connection'
import { useCustomerName, useReasonWords } from '#contacts/web'
import { type DayContact, type DayFigures, figuresOf, getMyDay, mostClosed } from '#desk/core'
import { Followups } from '#followups/web'
import { Duration, EmptyState, ErrorNote, ListShape, Mark, Page, useFormat, When } from '#ui'
import { DayBar } from './DayBar.tsx'
import styles from './MyDayScreen.module.css'

const everyMinute = 60_000
const changesIt = /^(agent\.state-changed|contact\.(wrapped-up|wrap-up-corrected|rated))$/

export function MyDayScreen(): ReactNode {
  const { t } = useTranslation(['desk', 'followups'])
  const asked = useAsk(getMyDay, undefined, { refetchInterval: everyMinute })
  useLive((news) => {
    if (news.kind === 'event' && changesIt.test(news.event.type)) void askAgain(getMyDay)
  })
  const day = asked.data
  return (
    <Page title={t('screen.my-day.title')} hint={t('screen.my-day.hint')}>
      {asked.error && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {!day && !asked.error && <ListShape rows={6} />}
      {day && (
        <div className={styles.day}>
          <DayBar states={day.states} />
          <Figures figures={figuresOf(day.contacts)} />
          <section aria-label={t('followups:screen.title')} className={styles.followups}>
            <h2>{t('followups:screen.title')}</h2>
            <Followups />
          </section>
          <Contacts contacts={day.contacts} />
        </div>
      )}
    </Page>
  )
}

function Figures({ figures }: { figures: DayFigures }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const time = (seconds: number | null) => (seconds === null ? '—' : format.duration(Math.round(seconds)))
  const shown = [
    { key: 'contacts', value: format.number(figures.contacts) },
    { key: 'handling', value: time(figures.handlingSeconds) },
    { key: 'first-answer', value: time(figures.firstAnswerSeconds) },
    { key: 'resolved', value: `${figures.resolved} / ${figures.contacts}` },
    {
      key: 'rating',
      value:
        figures.rating === null
          ? '—'
          : t('screen.my-day.rating-of', {
              rating: format.number(Math.round(figures.rating * 10) / 10),
              count: figures.rated,
            }),
    },
  ] as const
  return (
    <dl className={styles.figures} data-testid="my-figures">
      {shown.map(({ key, value }) => (
        <Tooltip key={key} title={t(`screen.my-day.meaning.${key}`)}>
          <div tabIndex={0}>
            <dt>{t(`screen.my-day.figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}

function Contacts({ contacts }: { contacts: readonly DayContact[] }) {
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
