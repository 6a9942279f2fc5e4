// Where later domains fit in: what they know of a customer, and what hangs on her when two become one.
import type { TimelineEntry } from '#customers/core'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'

export type TimelineAsk = {
  customerId: Id
  /** Where the page before ended. */
  before: { at: string; id: Id } | undefined
  limit: number
}
/** Gives its entries newest first, by `at` and then by `id`, at most `limit`. */
export type TimelineSource = (tx: Tx, ask: TimelineAsk) => Promise<TimelineEntry[]>

/** What points at a customer goes over with a merge, and exactly that goes back when it is undone. */
export type Repointing = {
  move(tx: Tx, merge: { mergeId: Id; from: Id; to: Id }): Promise<void>
  restore(tx: Tx, merge: { mergeId: Id; from: Id; to: Id }): Promise<void>
}

export type WhoServes = (tx: Tx, asked: { customerId: Id; personId: Id }) => Promise<boolean>

const sources = new Map<string, TimelineSource>()
const repointings = new Map<string, Repointing>()
let isServing: WhoServes = async () => false

/** A slot: one source for everything of a kind. */
export function customerTimeline(kind: string, source: TimelineSource): void {
  sources.set(kind, source)
}

/** A slot, by the name of the domain that fills it. */
export function onCustomersMerged(domain: string, repointing: Repointing): void {
  repointings.set(domain, repointing)
}

/** A slot: whether this person serves this customer now. */
export function servesCustomer(asked: WhoServes): void {
  isServing = asked
}

/** All, or that of one kind. */
export const timelineSources = (only?: string): readonly TimelineSource[] =>
  [...sources].filter(([kind]) => only === undefined || kind === only).map(([, source]) => source)
export const allRepointings = (): readonly Repointing[] => [...repointings.values()]

/** Whether who acts serves this customer now. */
export async function servedByActor(tx: Tx, customerId: Id): Promise<boolean> {
  const { actor } = tx
  return actor.kind === 'person' && isServing(tx, { customerId, personId: actor.personId })
}
