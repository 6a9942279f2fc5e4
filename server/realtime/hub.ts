// Who looks at what: takes every event of the organisation once, and shows each viewer what she may know of it.
import {
  type Actor,
  actorId,
  covers,
  type EventKind,
  type ShownEvent,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'
import type { EventFeed, Reach, Whisper } from '#platform/feed'
import type { Log } from '#platform/log'

/** One open screen. `send` is false when its line is so full that it must reload. */
export type Connection = {
  viewer: Viewer
  topics: readonly Topic[]
  send(text: string): void
  close(reason: string): void
}

/** `silentMilliseconds`: for how long nothing was heard of who is gone. */
export type ActorSeen = { isHere: boolean; silentMilliseconds: number }

export type Hub = {
  /** Gives what takes it out again; it is told for how long the line had been silent. */
  open(connection: Connection): (silentMilliseconds?: number) => void
  /** Tells of who opens her first screen here and who loses her last, beginning with those who are here. */
  watchActors(watcher: (actor: Actor, seen: ActorSeen) => void): () => void
  /** Ends every connection that matches: rights changed, a session was revoked. */
  closeWhere(matches: (actor: Actor) => boolean, reason: string): void
  connections(): number
  /** How many screens this actor has open already. */
  connectionsOf(actor: Actor): number
  stop(): void
}

export function openHub(feed: EventFeed, kinds: ReadonlyMap<string, EventKind>, log: Log): Hub {
  const byTopic = new Map<string, Set<Connection>>()
  const all = new Set<Connection>()
  const byActor = new Map<string, number>()
  const watchers = new Set<(actor: Actor, seen: ActorSeen) => void>()

  function count(actor: Actor, one: 1 | -1, silentMilliseconds = 0): void {
    const before = byActor.get(keyOf(actor)) ?? 0
    const many = before + one
    if (many > 0) byActor.set(keyOf(actor), many)
    else byActor.delete(keyOf(actor))
    if (before > 0 === many > 0) return
    for (const watcher of watchers) watcher(actor, { isHere: many > 0, silentMilliseconds })
  }

  function listeners(topics: readonly string[]): Set<Connection> {
    const found = new Set<Connection>()
    const add = (topic: string) => {
      for (const connection of byTopic.get(topic) ?? []) found.add(connection)
    }
    topics.forEach(add)
    // Who reaches everything listens to no single unit.
    if (topics.some((topic) => topic.startsWith('unit:'))) add('all-contacts')
    return found
  }

  function deliver(event: StoredEvent): void {
    const kind = kinds.get(event.type)
    if (!kind) return
    const texts = new Map<unknown, string>()
    for (const connection of listeners(kind.topics(event as StoredEvent<never>))) {
      try {
        tell(connection, kind, event, texts)
      } catch (error) {
        // What goes wrong for one viewer is kept from her, and from nobody else.
        log.error({ error, type: event.type }, 'an event could not be shown')
      }
    }
  }

  function tell(
    connection: Connection,
    kind: EventKind,
    event: StoredEvent,
    texts: Map<unknown, string>,
  ): void {
    const data = kind.present(event as StoredEvent<never>, connection.viewer)
    if (data === undefined) return
    let text = texts.get(data)
    if (text === undefined) {
      text = JSON.stringify({ kind: 'event', event: shown(event, data, connection.viewer.actor) })
      // Only what is shown unchanged is the same text for everybody.
      if (data === event.data && connection.viewer.actor.kind === 'person') texts.set(data, text)
    }
    connection.send(text)
  }

  function pass(whisper: Whisper): void {
    const text = JSON.stringify({ kind: 'signal', signal: { name: whisper.name, body: whisper.body } })
    for (const connection of listeners(whisper.topics)) {
      if (!whisper.reach || isMeant(whisper.reach, connection.viewer)) connection.send(text)
    }
  }

  const unsubscribe = feed.subscribe((events) => events.forEach(deliver))
  const unhear = feed.onWhisper(pass)

  return {
    open(connection) {
      all.add(connection)
      count(connection.viewer.actor, 1)
      for (const topic of connection.topics) {
        const set = byTopic.get(topic) ?? new Set()
        set.add(connection)
        byTopic.set(topic, set)
      }
      return (silentMilliseconds) => {
        if (!all.delete(connection)) return
        count(connection.viewer.actor, -1, silentMilliseconds)
        for (const topic of connection.topics) {
          const set = byTopic.get(topic)
          set?.delete(connection)
          if (set?.size === 0) byTopic.delete(topic)
        }
      }
    },
    watchActors(watcher) {
      watchers.add(watcher)
      const here = new Map([...all].map(({ viewer: { actor } }) => [keyOf(actor), actor]))
      for (const actor of here.values()) watcher(actor, { isHere: true, silentMilliseconds: 0 })
      return () => watchers.delete(watcher)
    },
    closeWhere(matches, reason) {
      for (const connection of all) if (matches(connection.viewer.actor)) connection.close(reason)
    },
    connections: () => all.size,
    connectionsOf: (actor) => byActor.get(keyOf(actor)) ?? 0,
    stop() {
      unsubscribe()
      unhear()
      for (const connection of all) connection.close('going away')
    },
  }
}

function isMeant({ permission, row, also, except }: Reach, { actor, scopeOf }: Viewer): boolean {
  if (actor.kind !== 'person' || except.includes(actor.personId)) return false
  return also.includes(actor.personId) || covers(scopeOf(permission), row)
}

const keyOf = (actor: Actor): string => `${actor.kind} ${actorId(actor) ?? ''}`

/** A visitor learns nothing of queues, units and people's ids from the envelope. */
function shown(event: StoredEvent, data: unknown, actor: Actor): ShownEvent {
  const { contactId, visitorId } = event.about
  const about =
    actor.kind === 'visitor'
      ? { ...(contactId && { contactId }), ...(visitorId && { visitorId }) }
      : event.about
  return { id: event.id, type: event.type, at: event.at, about, data }
}
