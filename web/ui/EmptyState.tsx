import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './notes.module.css'

export type EmptyStateProps = {
  icon?: IconName
  title: ReactNode
  children?: ReactNode
  /** The first step. */ action?: ReactNode
}

/** What would be here, and the first step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.emptyIcon}>
          <Icon name={icon} />
        </span>
      )}
      <div className={styles.emptyTitle}>{title}</div>
      {children && <p className={styles.kept}>{children}</p>}
      {action}
    </div>
  )
}
