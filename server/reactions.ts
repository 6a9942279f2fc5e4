// What follows from what: the one list.
import type { Reaction } from '#platform/jobs'

export const reactions: readonly Reaction[] = []
