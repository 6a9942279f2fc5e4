// One of the three lists: what it is, and how something comes into it.
import type { ReactNode } from 'react'
import styles from './PhoneSettingsScreen.module.css'

/** What every part is given: which of its rows is open, and how to open one. */
export type PartProps = { openId: string | undefined; onOpen(id: string): void }

type Props = { title: string; hint: string; add: ReactNode; children: ReactNode }

export function Part({ title, hint, add, children }: Props): ReactNode {
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {add}
      </div>
      <p className={styles.hint}>{hint}</p>
      {children}
    </section>
  )
}
