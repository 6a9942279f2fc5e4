// What a visitor may know of the queues, and where a message is put that she leaves for later.
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type QueueShown, queueFor } from '#routing/core'
import { allQueues } from './store-queues.ts'

export type ChatQueue = {
  id: Id
  names: QueueShown['publicNames']
  name: string
  isOffered: boolean
  isOpen: boolean
}

/** Those for chats, as people set their order. */
export async function chatQueues(tx: Tx): Promise<ChatQueue[]> {
  const queues = (await allQueues(tx.db)).filter(({ channel }) => channel === 'chat')
  return queues
    .toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
    .map((queue) => ({
      id: queue.id,
      names: queue.public_names,
      name: queue.name,
      isOffered: queue.offered_to_visitors,
      isOpen: queue.state === 'open',
    }))
}

/** Also one that is closed now; undefined when there is no chat queue at all. */
export async function queueForMessage(
  tx: Tx,
  { asked, text }: { asked?: Id | undefined; text?: string | undefined },
): Promise<Id | undefined> {
  const queues = await allQueues(tx.db)
  const choices = queues.map(({ is_default, ...queue }) => ({
    ...queue,
    isDefault: is_default,
    state: 'open' as const,
  }))
  return queueFor(choices, { channel: 'chat', asked, text })?.id
}
