import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './words.module.css'

export type Meaning = 'good' | 'mind' | 'bad' | 'info' | 'none'

export type MarkProps = { meaning: Meaning; icon?: IconName; soft?: boolean; children: ReactNode }

/** A word with one of the four meanings: never by colour alone. */
export function Mark({ meaning, icon, soft = false, children }: MarkProps): ReactNode {
  const drawn = icon ?? (meaning === 'none' ? undefined : meaning)
  return (
    <span className={[styles.mark, styles[meaning], soft && styles.soft].filter(Boolean).join(' ')}>
      {drawn && <Icon name={drawn} />}
      {children}
    </span>
  )
}
