// What this domain announces: a request moved, or the kinds and places are new.
import { covers, eventKind, Id, orNull, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'
import { BreakStateShape } from './wire.ts'

const toHerAndHerLeaders = ({ about }: StoredEvent): Topic[] => [
  ...(about.personId ? [`person:${about.personId}` as const] : []),
  ...(about.unitId ? [`unit:${about.unitId}` as const] : ['all-contacts' as const]),
]

function forWhoReachesHer<Data>(
  { about, data }: StoredEvent<Data>,
  { actor, scopeOf }: Viewer,
): Data | undefined {
  if (actor.kind === 'person' && actor.personId === about.personId) return data
  if (actor.kind !== 'person' && actor.kind !== 'key') return undefined
  const belonging = { personId: about.personId ?? null, unitId: about.unitId ?? null }
  return covers(scopeOf('agents.read'), belonging) ? data : undefined
}

/** `from` null: it was just asked for. */
export const breakMoved = eventKind({
  type: 'break.moved',
  version: 1,
  data: shape({ requestId: Id, kindId: Id, from: orNull(BreakStateShape), state: BreakStateShape }),
  topics: toHerAndHerLeaders,
  present: forWhoReachesHer,
})

export const breakRulesChanged = eventKind({
  type: 'break-rules.changed',
  version: 1,
  data: shape({}),
  topics: () => ['staff'],
  present: ({ data }, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? data : undefined),
})
