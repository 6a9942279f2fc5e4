// What transfers announce, to the staff it concerns: never to a visitor.
import { Type } from 'typebox'
import {
  covers,
  eventKind,
  Id,
  Instant,
  oneOf,
  orNull,
  shape,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'
import { backReasons } from './transfer-states.ts'
import { waysConsultsEnd } from './wire.ts'

/** `about` is whom it rings with or who is asked; `sides` are the others it concerns. */
const Sides = shape({ personIds: Type.Array(Id), unitId: orNull(Id) })
type WithSides = { sides: { personIds: readonly string[]; unitId: string | null } }

function toAllSides({ about, data }: StoredEvent<WithSides>): Topic[] {
  return [
    'all-contacts',
    ...(about.personId ? [`person:${about.personId}` as const] : []),
    ...data.sides.personIds.map((id) => `person:${id}` as const),
    ...(data.sides.unitId ? [`unit:${data.sides.unitId}` as const] : []),
  ]
}

function forAllSides<Data extends WithSides>(
  { about, data }: StoredEvent<Data>,
  { actor, scopeOf }: Viewer,
): Data | undefined {
  if (actor.kind !== 'person' && actor.kind !== 'key') return undefined
  const isIn =
    actor.kind === 'person' &&
    (about.personId === actor.personId || data.sides.personIds.includes(actor.personId))
  const row = { personId: data.sides.personIds[0] ?? null, unitId: data.sides.unitId }
  return isIn || covers(scopeOf('contacts.read'), row) ? data : undefined
}

const common = { version: 1, topics: toAllSides, present: forAllSides }

export const transferOffered = eventKind({
  ...common,
  type: 'transfer.offered',
  data: shape({ transferId: Id, expiresAt: Instant, sides: Sides }),
})

export const transferEnded = eventKind({
  ...common,
  type: 'transfer.ended',
  data: shape({
    transferId: Id,
    state: oneOf(['accepted', 'came-back', 'cancelled', 'over']),
    reason: orNull(oneOf(backReasons)),
    sides: Sides,
  }),
})

export const consultOpened = eventKind({
  ...common,
  type: 'consult.opened',
  data: shape({ consultId: Id, sides: Sides }),
})

/** What was said is fetched by who may read it. */
export const consultMessageSent = eventKind({
  ...common,
  type: 'consult.message-sent',
  data: shape({ consultId: Id, messageId: Id, sides: Sides }),
})

export const consultEnded = eventKind({
  ...common,
  type: 'consult.ended',
  data: shape({ consultId: Id, by: oneOf(waysConsultsEnd), sides: Sides }),
})
