import type { ReactNode } from 'react'
import { durationText } from './time.ts'
import { useNow } from './now.ts'
import styles from './words.module.css'

export type DurationProps = { seconds: number } | { since: string; until?: string | null }

/** 02:35 in figures of one width; with `since` and no end it runs. */
export function Duration(props: DurationProps): ReactNode {
  const until = 'since' in props ? props.until : null
  const runs = 'since' in props && !until
  const now = useNow(runs)
  const seconds =
    'since' in props ? ((until ? Date.parse(until) : now) - Date.parse(props.since)) / 1000 : props.seconds
  const text = durationText(seconds)
  return (
    <time
      className={styles.duration}
      dateTime={`PT${Math.max(0, Math.floor(seconds))}S`}
      {...(runs && { 'aria-live': 'off' as const })}
    >
      {text}
    </time>
  )
}
