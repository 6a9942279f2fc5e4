import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { type QueueSettings, usualRules } from '#routing/core'
import { queueById, shownQueue } from './store-queues.ts'

export type QueueSilence = Pick<
  QueueSettings,
  | 'visitorSilenceAskSeconds'
  | 'visitorSilenceCloseSeconds'
  | 'agentSilenceAlertSeconds'
  | 'agentSilenceReturnSeconds'
>

/** How long either side may be silent in a contact of this queue; the usual where it came from none. */
export async function queueSilence(tx: Tx, queueId: Id | null): Promise<QueueSilence> {
  const queue = queueId === null ? undefined : await queueById(tx.db, queueId)
  return queue ? shownQueue(queue) : usualRules('chat')
}
