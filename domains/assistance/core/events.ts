// What assistance announces. None of it is ever told to a visitor.
import { Type } from 'typebox'
import {
  covers,
  eventKind,
  Id,
  oneOf,
  orNull,
  shape,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'
import { handReasons, waysDown } from './wire.ts'

const toHerAndHerLeaders = ({ about }: StoredEvent): Topic[] => [
  'all-contacts',
  ...(about.personId ? [`person:${about.personId}` as const] : []),
  ...(about.unitId ? [`unit:${about.unitId}` as const] : []),
]

function forWhoReachesIt<Data>(
  { about, data }: StoredEvent<Data>,
  { actor, scopeOf }: Viewer,
): Data | undefined {
  if (actor.kind !== 'person' && actor.kind !== 'key') return undefined
  const belonging = { personId: about.personId ?? null, unitId: about.unitId ?? null }
  return covers(scopeOf('contacts.read'), belonging) ? data : undefined
}

const common = { version: 1, topics: toHerAndHerLeaders, present: forWhoReachesIt }
const Leader = shape({ id: Id, name: orNull(Type.String()) })

export const handRaised = eventKind({
  ...common,
  type: 'hand.raised',
  data: shape({ handId: Id, why: oneOf(handReasons) }),
})

export const handComing = eventKind({
  ...common,
  type: 'hand.coming',
  data: shape({ handId: Id, leader: Leader }),
})

export const handLowered = eventKind({
  ...common,
  type: 'hand.lowered',
  data: shape({ handId: Id, how: oneOf(waysDown) }),
})

/** `told`: whether who serves the contact may know of it. */
const listening = {
  version: 1,
  data: shape({ leader: Leader, told: Type.Boolean() }),
  topics: toHerAndHerLeaders,
  present: (
    event: StoredEvent<{ leader: { id: string; name: string | null }; told: boolean }>,
    viewer: Viewer,
  ) => {
    const { about, data } = event
    const isAgent = viewer.actor.kind === 'person' && viewer.actor.personId === about.personId
    return isAgent && !data.told ? undefined : forWhoReachesIt(event, viewer)
  },
}

export const listeningBegan = eventKind({ ...listening, type: 'listening.began' })
export const listeningEnded = eventKind({ ...listening, type: 'listening.ended' })

export const assistanceRuleChanged = eventKind({
  type: 'assistance-rule.changed',
  version: 1,
  data: shape({ version: Type.Integer() }),
  topics: (): Topic[] => ['staff'],
  present: ({ data }, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? data : undefined),
})
