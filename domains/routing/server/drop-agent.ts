// What others need to know and do of an agent whose line is dead.
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { changeState } from './change-state.ts'
import { withdrawFromHer } from './end-offer.ts'
import { returnToQueue } from './return-to-queue.ts'
import { assignmentsOf, lockedAgent } from './store-hands.ts'
import { openOffersTo } from './store-offers.ts'

export type AtWork = { ready: boolean; serving: Id[]; offered: number }

/**
 * Who counts on her screen: under her lock, so that nothing comes into her hands meanwhile. A telephone has a line of
 * its own, which says itself when it dies.
 */
export async function atWork(tx: Tx, personId: Id): Promise<AtWork> {
  const agent = await lockedAgent(tx.db, personId)
  const hands = await assignmentsOf(tx.db, personId)
  return {
    ready: agent?.state === 'ready',
    serving: hands.flatMap(({ contact_id, kind, channel }) =>
      kind === 'serving' && channel !== 'phone' ? [contact_id] : [],
    ),
    offered: hands.filter(({ kind }) => kind === 'offered').length,
  }
}

/** What rings goes back to its place. */
export async function takeOffersFrom(tx: Tx, personId: Id): Promise<void> {
  for (const offer of await openOffersTo(tx.db, personId)) await withdrawFromHer(tx, offer)
}

/**
 * 异常离线: her customers are first in line for a colleague. What is over stays hers to wrap up, for as long as
 * its time runs. Gives how many went on without her.
 */
export async function dropAgent(tx: Tx, personId: Id): Promise<number> {
  await takeOffersFrom(tx, personId)
  let contacts = 0
  for (const contactId of (await atWork(tx, personId)).serving)
    if (await returnToQueue(tx, { contactId, reason: 'agent-dropped' })) contacts += 1
  const agent = await lockedAgent(tx.db, personId)
  if (agent) await changeState(tx, agent, 'dropped', 'line-died')
  return contacts
}
