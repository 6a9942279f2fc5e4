// What customers said to me today, of whichever day the contact was.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayRating } from '#desk/core'
import { When } from '#ui'
import styles from './MyDayScreen.module.css'

export function DayRatings({ ratings }: { ratings: readonly DayRating[] }): ReactNode {
  const { t } = useTranslation('desk')
  const title = t('screen.my-day.ratings', { count: ratings.length })
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {ratings.length === 0 && <p className={styles.quiet}>{t('screen.my-day.no-ratings')}</p>}
      {ratings.length > 0 && (
        <ul className={styles.ratings} data-testid="my-ratings">
          {ratings.map((rating) => (
            <li key={rating.contactId}>
              <Said rating={rating} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Said({ rating: { contactId, score, resolved, words, ratedAt } }: { rating: DayRating }) {
  const { t } = useTranslation(['desk', 'contacts'])
  return (
    <Link to={`/contacts/${contactId}`} className={styles.said}>
      <When at={ratedAt} how="clock" />
      <strong>{t('screen.my-day.stars', { rating: score })}</strong>
      <span className={styles.quiet}>{resolved && t(`contacts:screen.rated-resolved.${resolved}`)}</span>
      <span className={styles.words}>{words}</span>
    </Link>
  )
}
