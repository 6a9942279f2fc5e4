import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Actor, Id, Language, Scope } from '#protocol'
import type { DB } from '#platform/database'
import type { EventFeed } from '#platform/feed'
import type { Hub } from '#platform/realtime'
import type { Storage } from '#platform/storage'
import type { Log } from '#platform/log'

/** What its administrators may change of it; it is kept in the control schema. */
export type Standing = {
  readonly name: string
  readonly language: Language
  readonly timeZone: string
  /** Names of its own, each with a port or for all of them; links lead to the first. */
  readonly hosts: readonly string[]
}

export type ChangeGuard = {
  /** The version that was changed. */
  version: number
  /** The host at which whoever changes it must still find it afterwards. */
  stillAt: string | undefined
}

export type WhyNotChanged = { reason: 'stale' } | { reason: 'host-taken' | 'host-in-use'; host: string }

/** One organisation as the program runs it: everything below reaches its own data and no other's. */
export type Organisation = Standing & {
  readonly id: Id
  readonly code: string
  /** Grows with each change of its standing. */
  readonly version: number
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
  /** For whoever only reads: each statement stands alone, and none can write. */
  readonly reading: Kysely<DB>
  readonly feed: EventFeed
  readonly hub: Hub
  readonly storage: Storage
  readonly log: Log
  /** Makes signatures and encrypts what is secret, for this organisation only. */
  readonly secret: string
  /** Where its people reach it. */
  readonly url: string
  readonly clock: () => Date
  readonly scopeOf: (actor: Actor, permission: string) => Scope
  readonly reactionsTo: (eventType: string) => readonly string[]
  /** Changes its standing for every process, in this one at once; gives the reason why not. */
  change(to: Standing, guard: ChangeGuard): Promise<WhyNotChanged | undefined>
  /** What another process changed. */
  learn(now: Standing & { readonly version: number }): void
}
