import { AsyncLocalStorage } from 'node:async_hooks'
import { v7 } from 'uuid'
import type { Id } from '#protocol'

type Birth = { at: Date; order: number }

const birth = new AsyncLocalStorage<Birth>()

/** A UUIDv7: rows sort by birth, and partitions are ranges of it. */
export function newId(): Id {
  const past = birth.getStore()
  return past ? v7({ msecs: past.at.getTime(), seq: past.order++ }) : v7()
}

/**
 * For what is written down afterwards: the ids made in `work` are of the instant that `setBirth` said last,
 * in their order. Live work has no use for it: who follows the log looks for ids of this minute.
 */
export function withPastIds<Result>(
  work: (setBirth: (at: Date) => void) => Promise<Result>,
): Promise<Result> {
  const past: Birth = { at: new Date(0), order: 0 }
  return birth.run(past, () => work((at) => void (past.at = at)))
}
