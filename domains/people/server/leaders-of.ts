import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { leadersAbove } from './store-units.ts'

/**
 * Who is told when something about her needs a leader: those who lead her own unit, or, where nobody does,
 * the nearest unit above it; the whole organisation's supervisors and its administrators come last. Never herself.
 */
export const leadersOf = (tx: Tx, personId: Id): Promise<Id[]> => leadersAbove(tx.db, personId)
