// Which queues a visitor may know of, and whether somebody answers there now.
import type { OfferedQueue } from '#channels-chat/core'
import type { Tx } from '#platform/action'
import { type ChatQueue, chatQueues, queueHours } from '#routing/server'

/** What she may choose from: queues she is offered by a name of her language. */
export async function choices(tx: Tx): Promise<OfferedQueue[]> {
  const queues = (await chatQueues(tx)).filter((queue) => queue.isOffered && queue.isOpen && isNamed(queue))
  return Promise.all(queues.map(async ({ id, names }) => ({ id, names, hours: await queueHours(tx, id) })))
}

const isNamed = ({ names }: ChatQueue) => Object.values(names).every((name) => name.trim() !== '')
