// A contact that is served goes into other hands, or back to a queue. Whoever calls holds the locks of the agents.
import type { ContactRecord } from '#contacts/core'
import { announce, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { agentReleased, type Channel, sentOnCoolDownSeconds } from '#routing/core'
import { capacityOf } from './agent-shown.ts'
import { ensureAgent } from './ensure-agent.ts'
import { lineUpAgain } from './return-to-queue.ts'
import { assignTo, insertReserved, removeReserved } from './store-handing-over.ts'
import { handsHeld } from './store-claims.ts'
import { lockedAgent, markBusyAt, unitOf } from './store-hands.ts'

/** In one order, so that two who hand to each other do not wait for each other. */
export async function lockHands(tx: Tx, personIds: readonly Id[]): Promise<void> {
  for (const personId of [...new Set(personIds)].toSorted()) await lockedAgent(tx.db, personId)
}

export type WhyNotReserve = 'not-ready' | 'taken-alone' | 'at-capacity'

/** Keeps a hand of hers free for a contact that a colleague is about to hand to her. */
export async function reserveHand(
  tx: Tx,
  { contactId, personId, channel }: { contactId: Id; personId: Id; channel: Channel },
): Promise<WhyNotReserve | undefined> {
  const agent = await lockedAgent(tx.db, personId)
  if (agent?.state !== 'ready') return 'not-ready'
  const { load, alone } = await handsHeld(tx.db, personId, channel)
  if (alone) return 'taken-alone'
  if (load >= capacityOf(agent)[channel]) return 'at-capacity'
  await insertReserved(tx.db, { contactId, personId, channel, since: tx.now })
  return undefined
}

/** Her hand is free again, or the contact now lies in it. */
export async function releaseReserved(tx: Tx, contactId: Id): Promise<void> {
  await removeReserved(tx.db, contactId)
}

/** What one served another serves. Who takes over as a leader may never have worked as an agent. */
export async function handOver(
  tx: Tx,
  { contactId, from, to, channel }: { contactId: Id; from: Id; to: Id; channel: Channel },
): Promise<void> {
  await ensureAgent(tx, to)
  await removeReserved(tx.db, contactId)
  await assignTo(tx.db, { contactId, personId: to, channel, since: tx.now })
  await markBusyAt(tx.db, to, tx.now)
  await announceFree(tx, contactId, from)
}

/** Out of somebody's hands into the queue its contact names now: it goes by when it first came, and not back to her. */
export async function putInLine(tx: Tx, contact: ContactRecord, from: Id): Promise<void> {
  await removeReserved(tx.db, contact.id)
  await lineUpAgain(tx, contact, { notTo: from, notToSeconds: sentOnCoolDownSeconds })
  await announceFree(tx, contact.id, from)
}

async function announceFree(tx: Tx, contactId: Id, personId: Id): Promise<void> {
  await markBusyAt(tx.db, personId, tx.now)
  const unitId = await unitOf(tx.db, personId)
  await announce(tx, agentReleased({ contactId, personId, ...(unitId && { unitId }) }, {}))
}
