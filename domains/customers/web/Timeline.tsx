// Everything that happened with her, the newest first; each domain shows its own.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { getTimeline, type TimelineEntry } from '#customers/core'
import { ErrorNote, ListShape, When } from '#ui'
import styles from './Customers.module.css'
import { rendererOf } from './timeline-renderers.ts'

export function Timeline({ customerId, limit }: { customerId: string; limit?: number }): ReactNode {
  const { t } = useTranslation('customers')
  const given = { params: { customerId }, query: limit === undefined ? {} : { limit } }
  const { items, loading, error, again, hasMore, more, loadingMore } = useAskPages(getTimeline, given)
  if (error) return <ErrorNote error={error} onRetry={again} />
  if (loading) return <ListShape rows={3} />
  if (items.length === 0) return <p className={styles.quiet}>{t('screen.timeline.none')}</p>
  return (
    <>
      <TimelineEntries entries={items} />
      {hasMore && (
        <Button size="small" loading={loadingMore} onClick={more}>
          {t('screen.timeline.more')}
        </Button>
      )}
    </>
  )
}

export function TimelineEntries({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  return (
    <ol className={styles.timeline} data-testid="customer-timeline">
      {entries.map((entry) => {
        const Shown = rendererOf(entry.kind)
        return (
          <li key={`${entry.kind} ${entry.id}`}>
            {Shown ? <Shown entry={entry} /> : <When at={entry.at} />}
          </li>
        )
      })}
    </ol>
  )
}
