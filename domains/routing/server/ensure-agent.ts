import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { PerChannel } from '#routing/core'
import { usualCapacity } from './agent-shown.ts'
import { insertAgent } from './store-hands.ts'

/** Somebody may take contacts from now on; who could already keeps her capacity. */
export async function ensureAgent(tx: Tx, personId: Id, capacity: Partial<PerChannel> = {}): Promise<void> {
  await insertAgent(tx.db, personId, { ...usualCapacity, ...capacity }, tx.now)
}
