import { useCallback } from 'react'
import { useAsk, useLive } from '#connection'
import type { Id } from '#protocol'
import { listQueueNames } from '#routing/core'

/** Names queues by their ids, wherever one is shown. */
export function useQueueName(): (queueId: Id) => string | undefined {
  const asked = useAsk(listQueueNames, undefined, { staleTime: 60_000 })
  const { refetch, data } = asked
  useLive((news) => {
    if (news.kind === 'event' && news.event.type === 'queue.changed') void refetch()
  })
  return useCallback((queueId: Id) => data?.items.find(({ id }) => id === queueId)?.name, [data])
}
