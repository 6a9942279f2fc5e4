import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#ui'
import styles from './OfferCard.module.css'

const radius = 17
const round = 2 * Math.PI * radius

/** How long an offer still stands: a ring that runs down, and the seconds in it. */
export function OfferRing({ from, to }: { from: string; to: string }): ReactNode {
  const { t } = useTranslation('desk')
  const now = useNow()
  const whole = Date.parse(to) - Date.parse(from)
  const left = Math.min(whole, Math.max(0, Date.parse(to) - now))
  const seconds = Math.ceil(left / 1000)
  return (
    <span
      className={styles.ring}
      role="timer"
      aria-live="off"
      aria-label={t('screen.offer.left', { seconds })}
    >
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle className={styles.track} cx="20" cy="20" r={radius} />
        <circle
          className={styles.rest}
          cx="20"
          cy="20"
          r={radius}
          strokeDasharray={round}
          strokeDashoffset={round * (1 - left / whole)}
          data-short={seconds <= 5 || undefined}
        />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </span>
  )
}
