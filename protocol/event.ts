// What happened, in the past tense: stored with its cause, sent only to who may know it.
import type { Static, TSchema } from 'typebox'
import type { Actor, Scope } from './actor.ts'
import type { Id, Instant } from './shapes.ts'

/** What an event is about: the columns of the log by which figures are opened and viewers are found. */
export type About = {
  contactId?: Id
  personId?: Id
  unitId?: Id
  queueId?: Id
  visitorId?: Id
}

/** An event as a domain announces it. */
export type Announcement<Data = unknown> = { kind: EventKind; about: About; data: Data }

/** An event as it is kept. */
export type StoredEvent<Data = unknown> = {
  id: Id
  type: string
  version: number
  at: Instant
  actor: { kind: Actor['kind']; id: Id | null; name: string | null }
  causeId: Id | null
  about: About
  data: Data
}

/** Who looks: one open socket. */
export type Viewer = { actor: Actor; scopeOf(permission: string): Scope }

/** Where an event is delivered to; a viewer listens to some of these. */
export type Topic = `person:${Id}` | `unit:${Id}` | `visitor:${Id}` | 'all-contacts' | 'staff'

/** What one viewer may know of one event; `undefined` is nothing at all. */
export type Present<Data> = (event: StoredEvent<Data>, viewer: Viewer) => unknown

export type EventKind<Data = never> = {
  type: string
  version: number
  data: TSchema
  topics(event: StoredEvent<Data>): Topic[]
  present: Present<Data>
}

/** Declares a kind of event; calling it gives the announcement. */
export function eventKind<Data extends TSchema>(declared: {
  type: string
  version: number
  data: Data
  topics(event: StoredEvent<Static<Data>>): Topic[]
  present: Present<Static<Data>>
}): EventKind<Static<Data>> & ((about: About, data: Static<Data>) => Announcement<Static<Data>>) {
  const announce = (about: About, data: Static<Data>) => ({
    kind: announce as unknown as EventKind,
    about,
    data,
  })
  return Object.assign(announce, declared) as never
}

/** What a screen receives. */
export type ShownEvent = { id: Id; type: string; at: Instant; about: About; data: unknown }
