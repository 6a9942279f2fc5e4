import { Type } from 'typebox'
import { covers, eventKind, Id, shape, type StoredEvent, type Topic } from '#protocol'

/** A switch, a number or a telephone is another. */
export const phoneSettingsChanged = eventKind({
  type: 'phone-settings.changed',
  version: 1,
  data: shape({}),
  topics: () => ['staff'],
  present: (_, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? {} : undefined),
})

/**
 * A call went a step on. `asks`: what its switch is asked for now, for whoever holds the line to it; screens learn
 * only where the call stands.
 */
export const phoneCallStepped = eventKind({
  type: 'phone-call.stepped',
  version: 1,
  data: shape({
    callId: Id,
    switchId: Id,
    version: Type.Integer(),
    stage: Type.String(),
    asks: Type.Array(Type.Unknown()),
  }),
  topics: ({ about }: StoredEvent): Topic[] => [
    'all-contacts',
    ...(about.personId ? [`person:${about.personId}` as const] : []),
    ...(about.unitId ? [`unit:${about.unitId}` as const] : []),
  ],
  present({ about, data: { callId, version, stage } }, { actor, scopeOf }) {
    const isHers = actor.kind === 'person' && actor.personId === about.personId
    const belonging = { personId: about.personId ?? null, unitId: about.unitId ?? null }
    return isHers || covers(scopeOf('contacts.read'), belonging) ? { callId, version, stage } : undefined
  },
})
