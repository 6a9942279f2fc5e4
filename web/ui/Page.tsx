import type { ReactNode } from 'react'
import styles from './Page.module.css'

export type PageProps = {
  title: ReactNode
  /** One sentence under the title. */
  hint?: ReactNode
  actions?: ReactNode
  /** A SidePanel, beside the work; on a phone it takes the screen. */
  aside?: ReactNode
  /** Prose and forms read better narrow. */
  narrow?: boolean
  children: ReactNode
}

/** A screen: its title and acts, the work, and a panel beside it. */
export function Page({ title, hint, actions, aside, narrow = false, children }: PageProps): ReactNode {
  return (
    <div className={styles.page} data-aside={aside ? '' : undefined}>
      <div className={styles.work}>
        <header className={styles.head}>
          <div>
            <h1>{title}</h1>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
        <div className={narrow ? styles.narrow : undefined}>{children}</div>
      </div>
      {aside}
    </div>
  )
}
