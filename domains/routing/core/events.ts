// What routing announces. An offer names its contact; what the visitor wrote stays with the contact.
import { Type } from 'typebox'
import {
  covers,
  eventKind,
  Id,
  Instant,
  orNull,
  shape,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'
import {
  AgentHolds,
  AgentReason,
  BreakKindNamed,
  ChannelShape,
  PerChannel,
  RejectionReason,
  StoredAgentState,
  WhyOfferedShape,
  WrapUpShown,
} from './wire.ts'

const toHerAndHerLeaders = ({ about }: StoredEvent): Topic[] => [
  'all-contacts',
  ...(about.personId ? [`person:${about.personId}` as const] : []),
  ...(about.unitId ? [`unit:${about.unitId}` as const] : []),
]

/** Whole to the agent herself and to who reaches her under the permission; nothing to anybody else. */
const forWhoReachesHer =
  (permission: string) =>
  <Data>({ about, data }: StoredEvent<Data>, { actor, scopeOf }: Viewer): Data | undefined => {
    if (actor.kind === 'person' && actor.personId === about.personId) return data
    if (actor.kind !== 'person' && actor.kind !== 'key') return undefined
    const belonging = { personId: about.personId ?? null, unitId: about.unitId ?? null }
    return covers(scopeOf(permission), belonging) ? data : undefined
  }

/** A contact of hers is over and wrapped up: she has a hand free. */
export const agentReleased = eventKind({
  type: 'agent.released',
  version: 1,
  data: shape({}),
  topics: toHerAndHerLeaders,
  present: forWhoReachesHer('agents.read'),
})

const offerEvent = { version: 1, topics: toHerAndHerLeaders, present: forWhoReachesHer('contacts.read') }

export const agentStateChanged = eventKind({
  type: 'agent.state-changed',
  version: 2,
  data: shape({
    from: StoredAgentState,
    state: StoredAgentState,
    reason: orNull(AgentReason),
    breakKind: orNull(BreakKindNamed),
    holds: AgentHolds,
    since: Instant,
    version: Type.Integer(),
  }),
  topics: toHerAndHerLeaders,
  present: forWhoReachesHer('agents.read'),
})

/** From now on she is offered nothing new, or again as her state says. */
export const agentHoldsChanged = eventKind({
  type: 'agent.holds-changed',
  version: 1,
  data: shape({ holds: AgentHolds, version: Type.Integer() }),
  topics: toHerAndHerLeaders,
  present: forWhoReachesHer('agents.read'),
})

/** How many contacts of each channel she has in her hands at most is new. */
export const agentCapacityChanged = eventKind({
  type: 'agent.capacity-changed',
  version: 1,
  data: shape({ capacity: PerChannel, version: Type.Integer() }),
  topics: toHerAndHerLeaders,
  present: forWhoReachesHer('agents.read'),
})

const wrapUpEvent = (type: string) =>
  eventKind({
    type,
    version: 1,
    data: WrapUpShown,
    topics: toHerAndHerLeaders,
    present: forWhoReachesHer('agents.read'),
  })

export const wrapUpBegun = wrapUpEvent('wrap-up.begun')
export const wrapUpExtended = wrapUpEvent('wrap-up.extended')
/** Its time was up: her hand is free, and the form is still to be filled in. */
export const wrapUpRanOut = wrapUpEvent('wrap-up.ran-out')
/** Filled in, or given up: nothing is left to do. */
export const wrapUpFinished = wrapUpEvent('wrap-up.finished')

export const offerMade = eventKind({
  ...offerEvent,
  type: 'offer.made',
  data: shape({
    offerId: Id,
    channel: ChannelShape,
    offeredAt: Instant,
    expiresAt: Instant,
    why: WhyOfferedShape,
  }),
})

/** `auto`: its queue does not ring. */
export const offerAccepted = eventKind({
  ...offerEvent,
  type: 'offer.accepted',
  data: shape({ offerId: Id, afterMs: Type.Number(), auto: Type.Optional(Type.Literal(true)) }),
})

export const offerRejected = eventKind({
  ...offerEvent,
  type: 'offer.rejected',
  data: shape({ offerId: Id, reason: RejectionReason }),
})

export const offerMissed = eventKind({
  ...offerEvent,
  type: 'offer.missed',
  data: shape({ offerId: Id, missesInARow: Type.Integer() }),
})

export const offerWithdrawn = eventKind({
  ...offerEvent,
  type: 'offer.withdrawn',
  data: shape({
    offerId: Id,
    reason: Type.Union([Type.Literal('contact-gone'), Type.Literal('agent-gone')]),
  }),
})

/** The settings of a queue, or the queue itself, are new: look again. */
export const queueChanged = eventKind({
  type: 'queue.changed',
  version: 1,
  data: shape({ version: Type.Integer() }),
  topics: () => ['staff'],
  present: ({ data }, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? data : undefined),
})

export const routingEvents = [
  agentStateChanged,
  agentReleased,
  agentHoldsChanged,
  agentCapacityChanged,
  wrapUpBegun,
  wrapUpExtended,
  wrapUpRanOut,
  wrapUpFinished,
  offerMade,
  offerAccepted,
  offerRejected,
  offerMissed,
  offerWithdrawn,
  queueChanged,
]
