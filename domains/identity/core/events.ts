// What identity tells the house.
import { type Static, Type } from 'typebox'
import {
  covers,
  eventKind,
  Id,
  Language,
  oneOf,
  shape,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'

const SessionData = shape({ sessionId: Type.String() })
export const sessionEndings = [
  'signed-out',
  'revoked',
  'expired',
  'password-changed',
  'password-reset',
  'person-left',
] as const
export type SessionEnding = (typeof sessionEndings)[number]

export const sessionStarted = eventKind({
  type: 'session.started',
  version: 1,
  data: SessionData,
  topics: toOneself,
  present: ownOrManaged,
})

/** Whoever listens under this session stops hearing at once. */
export const sessionEnded = eventKind({
  type: 'session.ended',
  version: 1,
  data: shape({ sessionId: Type.String(), why: oneOf(sessionEndings) }),
  topics: toOneself,
  present: ownOrManaged,
})

const KeyData = shape({ keyId: Id })

export const keyCreated = eventKind({
  type: 'key.created',
  version: 1,
  data: KeyData,
  topics: () => ['staff'],
  present: toKeyManagers,
})

export const keyRevoked = eventKind({
  type: 'key.revoked',
  version: 1,
  data: KeyData,
  topics: () => ['staff'],
  present: toKeyManagers,
})

/** With all that changed, so that a process which hears of it need not read it before its screens ask. */
const Standing = shape({
  name: Type.String(),
  language: Language,
  timeZone: Type.String(),
  hosts: Type.Array(Type.String()),
  version: Type.Integer(),
})

export const organisationChanged = eventKind({
  type: 'organisation.changed',
  version: 1,
  data: Standing,
  topics: () => ['staff'],
  present: ({ data }, { actor }) => (actor.kind === 'person' ? { version: data.version } : undefined),
})

function toOneself(event: StoredEvent): Topic[] {
  return event.about.personId === undefined ? [] : [`person:${event.about.personId}`]
}

function ownOrManaged(event: StoredEvent<Static<typeof SessionData>>, viewer: Viewer): unknown {
  const personId = event.about.personId ?? null
  const own = viewer.actor.kind === 'person' && viewer.actor.personId === personId
  const managed = covers(viewer.scopeOf('sessions.manage'), { personId, unitId: null })
  return own || managed ? { sessionId: event.data.sessionId } : undefined
}

function toKeyManagers(event: StoredEvent<Static<typeof KeyData>>, viewer: Viewer): unknown {
  return viewer.scopeOf('keys.manage').reach === 'none' ? undefined : { keyId: event.data.keyId }
}
