import type { ReactNode } from 'react'
import styles from './Outside.module.css'

export type OutsideProps = { title: ReactNode; hint?: ReactNode; wide?: boolean; children: ReactNode }

/** One thing to do before being let in. */
export function Outside({ title, hint, wide = false, children }: OutsideProps): ReactNode {
  return (
    <section className={styles.outside} data-wide={wide || undefined}>
      <h1>{title}</h1>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.body}>{children}</div>
    </section>
  )
}
