// Kinds of breaks, places and requests as they cross the wire.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape, shortText } from '#protocol'
import type { BreakState } from './break-request.ts'

export const breakKindFields = {
  names: shape({ 'zh-Hans': shortText(40), 'zh-Hant': shortText(40), en: shortText(40) }),
  plannedMinutes: Type.Integer({ minimum: 1, maximum: 480 }),
  graceMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
  needsApproval: Type.Boolean(),
  isPaid: Type.Boolean(),
  retired: Type.Boolean(),
}

export const BreakKind = shape({ id: Id, ...breakKindFields, version: Type.Integer({ minimum: 1 }) })
export type BreakKind = Static<typeof BreakKind>

const states: readonly BreakState[] = [
  'asked',
  'queued',
  'offered',
  'granted',
  'taken',
  'over',
  'refused',
  'withdrawn',
  'lapsed',
]
export const BreakStateShape = oneOf(states)

/** `position` in the queue while it is queued, from 1. */
export const BreakRequest = shape({
  id: Id,
  personId: Id,
  kindId: Id,
  state: BreakStateShape,
  askedAt: Instant,
  offeredUntil: orNull(Instant),
  takenAt: orNull(Instant),
  plannedEndAt: orNull(Instant),
  refusal: orNull(Type.String()),
  position: orNull(Type.Integer({ minimum: 1 })),
})
export type BreakRequest = Static<typeof BreakRequest>

/** `placesLeft` null: nothing limits it. */
export const BreakChoice = shape({
  ...BreakKind.properties,
  placesLeft: orNull(Type.Integer({ minimum: 0 })),
})
export type BreakChoice = Static<typeof BreakChoice>

export const BreakRequestListed = shape({
  ...BreakRequest.properties,
  name: Type.String(),
  unitId: orNull(Id),
})
export type BreakRequestListed = Static<typeof BreakRequestListed>

/** `kindId` null: all kinds together. */
export const BreakLimit = shape({ kindId: orNull(Id), places: Type.Integer({ minimum: 0, maximum: 1000 }) })

export const UnitPlaces = shape({ unitId: Id, limits: Type.Array(BreakLimit, { maxItems: 100 }) })
export type UnitPlaces = Static<typeof UnitPlaces>
