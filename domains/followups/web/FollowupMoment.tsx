// A reminder in a customer's timeline, fetched with the first of them.
import { lazy, type ReactNode, Suspense } from 'react'
import type { TimelineEntry } from '#customers/core'
import { ListShape } from '#ui'

const Shown = lazy(async () => ({ default: (await import('./FollowupInTimeline.tsx')).FollowupInTimeline }))

export function FollowupMoment({ entry }: { entry: TimelineEntry }): ReactNode {
  return (
    <Suspense fallback={<ListShape rows={1} />}>
      <Shown entry={entry} />
    </Suspense>
  )
}
