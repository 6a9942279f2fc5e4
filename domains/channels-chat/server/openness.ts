// Which queues a visitor may know of, and whether somebody answers there now.
import { type OfferedQueue, offeredNames } from '#channels-chat/core'
import type { Tx } from '#platform/action'
import { chatQueues, queueHours } from '#routing/server'

/** What she may choose from. */
export async function choices(tx: Tx): Promise<OfferedQueue[]> {
  const queues = (await chatQueues(tx)).filter(({ isOffered, isOpen }) => isOffered && isOpen)
  return Promise.all(
    queues.map(async ({ id, names, name }) => ({
      id,
      names: offeredNames(names, name),
      hours: await queueHours(tx, id),
    })),
  )
}
