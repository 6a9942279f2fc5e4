import { v7 } from 'uuid'
import type { Id } from '#protocol'

/** A UUIDv7: rows sort by birth, and partitions are ranges of it. */
export const newId = (): Id => v7()
