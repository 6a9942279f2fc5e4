import type { ReactNode } from 'react'
import type { Id } from '#protocol'
import styles from './Followups.module.css'
import { Followups } from './Followups.tsx'
import { RemindMe } from './RemindMe.tsx'

export function FollowupsOfContact({ contactId }: { contactId: Id }): ReactNode {
  return (
    <div className={styles.ofContact}>
      <Followups contactId={contactId} />
      <RemindMe contactId={contactId} />
    </div>
  )
}
