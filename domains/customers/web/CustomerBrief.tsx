// The screen-pop: what to know of a customer before her contact is accepted.
import type { ReactNode } from 'react'
import { useAsk } from '#connection'
import { getCustomerBrief } from '#customers/core'
import styles from './Customers.module.css'
import { LevelBadge } from './LevelBadge.tsx'
import { NeedsBand } from './NeedsBand.tsx'
import { Tags } from './Tags.tsx'
import { TimelineEntries } from './Timeline.tsx'

export function CustomerBrief({ customerId }: { customerId: string | null | undefined }): ReactNode {
  const { data } = useAsk(
    getCustomerBrief,
    { params: { customerId: customerId ?? '' } },
    { enabled: Boolean(customerId), staleTime: 0 },
  )
  if (!customerId || !data) return null
  const { customer, last } = data
  return (
    <div data-testid="customer-brief">
      <p className={styles.named}>
        <LevelBadge level={customer.level} />
        {customer.salutation && <span>{customer.salutation}</span>}
        <Tags tags={customer.tags} />
      </p>
      <NeedsBand needs={customer.needs} />
      {last.length > 0 && <TimelineEntries entries={last} />}
    </div>
  )
}
