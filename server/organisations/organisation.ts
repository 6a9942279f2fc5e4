import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Actor, Id, Language, Scope } from '#protocol'
import type { DB } from '#platform/database'
import type { EventFeed } from '#platform/feed'
import type { Hub } from '#platform/realtime'
import type { Storage } from '#platform/storage'
import type { Log } from '#platform/log'

/** One organisation as the program runs it: everything below reaches its own data and no other's. */
export type Organisation = {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly language: Language
  readonly timeZone: string
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
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
}
