// The shapes in which queues, agents and offers travel and are kept in events.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape } from '#protocol'
import { ChannelShape, queueSettings } from './queue-settings.ts'

export { ChannelShape }

export const QueueShown = shape({
  id: Id,
  channel: ChannelShape,
  ...queueSettings,
  version: Type.Integer(),
})
export type QueueShown = Static<typeof QueueShown>

/** What an agent sets herself or is put into. */
export const StoredAgentState = oneOf(['ready', 'not-ready', 'break', 'offline'])
/** What people see: ringing, serving and wrap-up follow from the contacts in her hands. */
const ShownAgentState = oneOf(['ready', 'ringing', 'serving', 'wrap-up', 'not-ready', 'break', 'offline'])

/** Why a state: what an agent may choose; the others Huawu sets. */
export const chosenReasons = ['meal', 'rest', 'meeting', 'training', 'technical'] as const
export const AgentReason = oneOf([...chosenReasons, 'no-answer', 'signed-out', 'without-role', 'left'])
export type AgentReason = Static<typeof AgentReason>

export const PerChannel = shape({
  chat: Type.Integer({ minimum: 0, maximum: 50 }),
  phone: Type.Integer({ minimum: 0, maximum: 50 }),
  mail: Type.Integer({ minimum: 0, maximum: 50 }),
})
export type PerChannel = Static<typeof PerChannel>

/**
 * `load` counts what is in her hands: offered, served, being wrapped up. `shown` is what people see,
 * since `shownSince`; `state` is what she set, since `since`.
 */
export const AgentShown = shape({
  personId: Id,
  state: StoredAgentState,
  reason: orNull(AgentReason),
  since: Instant,
  shown: ShownAgentState,
  shownSince: Instant,
  capacity: PerChannel,
  load: PerChannel,
  version: Type.Integer(),
})
export type AgentShown = Static<typeof AgentShown>

export const AgentListed = shape({ ...AgentShown.properties, name: Type.String(), unitId: orNull(Id) })
export type AgentListed = Static<typeof AgentListed>

export const rejectionReasons = ['busy', 'not-mine', 'technical', 'other'] as const
export const RejectionReason = oneOf(rejectionReasons)

const Count = Type.Integer({ minimum: 0 })
const AgentCountsShape = shape({
  eligible: Count,
  declined: Count,
  atCapacity: Count,
  notReady: Count,
  lacksSkill: Count,
  notOnChannel: Count,
})

export const WhyOfferedShape = shape({
  rule: oneOf(['longest-idle']),
  ring: Count,
  priority: Type.Integer(),
  waitedMs: Type.Number(),
  idleMs: Type.Number(),
  agents: AgentCountsShape,
})

export const WhyNotYetShape = Type.Union([
  shape({ reason: oneOf(['no-such-queue']), waitedMs: Type.Number() }),
  shape({
    reason: oneOf(['nobody-free']),
    waitedMs: Type.Number(),
    ring: Count,
    nextRingAt: Type.Optional(Type.Number()),
    agents: AgentCountsShape,
  }),
])
