import { useAsk } from '#connection'
import type { Id } from '#protocol'
import { getQueue } from '#routing/core'

/** How long a wrap-up of this queue should take; undefined until it is known. */
export function useWrapUpSeconds(queueId: Id | null): number | undefined {
  const asked = useAsk(
    getQueue,
    { params: { queueId: queueId ?? '' } },
    { enabled: queueId !== null, staleTime: 60_000 },
  )
  return asked.data?.wrapUpSeconds
}
