import { useAsk } from '#connection'
import { useMay } from '#identity/web'
import type { Id } from '#protocol'
import { listQueueNames } from '#routing/core'

/** Whether I may turn down a contact of this queue; unknown yet, the server is asked. */
export function useMayReject(queueId: Id): boolean {
  const may = useMay('offers.reject')
  const asked = useAsk(listQueueNames, undefined, { staleTime: 60_000 })
  return may && asked.data?.items.find(({ id }) => id === queueId)?.mayReject !== false
}
