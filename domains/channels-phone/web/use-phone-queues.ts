// The queues where callers can wait.
import { useAsk, useLive } from '#connection'
import { listQueueNames } from '#routing/core'

type PhoneQueues = {
  queues: { id: string; name: string; state: 'open' | 'closed' }[]
  /** Asked, and there is none. */
  lacking: boolean
  nameOf(queueId: string): string | undefined
}

export function usePhoneQueues(): PhoneQueues {
  const { data, refetch } = useAsk(listQueueNames, undefined, { staleTime: 60_000 })
  useLive((news) => {
    if (news.kind === 'event' && news.event.type === 'queue.changed') void refetch()
  })
  const queues = data?.items.filter(({ channel }) => channel === 'phone') ?? []
  return {
    queues,
    lacking: data !== undefined && queues.length === 0,
    nameOf: (queueId) => queues.find(({ id }) => id === queueId)?.name,
  }
}
