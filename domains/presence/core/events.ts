// What presence announces, to herself and to who leads her.
import { Type } from 'typebox'
import { covers, eventKind, Instant, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'

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

const told = { version: 1, topics: toHerAndHerLeaders, present: forWhoReachesHer }

/** Nothing was heard of her since then, and her customers have been told. */
export const presenceLost = eventKind({
  ...told,
  type: 'presence.lost',
  data: shape({ since: Instant, contacts: Type.Integer() }),
})

/** She is back, and everything goes on. */
export const presenceRegained = eventKind({ ...told, type: 'presence.regained', data: shape({}) })

/** She did not come back in time: so many contacts went on without her. */
export const presenceDropped = eventKind({
  ...told,
  type: 'presence.dropped',
  data: shape({ since: Instant, contacts: Type.Integer() }),
})
