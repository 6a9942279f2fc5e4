import type { ReactNode } from 'react'
import styles from './words.module.css'

export type FaceProps = { name: string; size?: number }

/** A person at a glance: the last two characters of a Chinese name, the initials of another. */
export function Face({ name, size = 28 }: FaceProps): ReactNode {
  return (
    <span
      className={styles.face}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }}
      aria-hidden="true"
    >
      {shortName(name)}
    </span>
  )
}

export function shortName(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('')
  const words = trimmed.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('')
}
