// The shapes in which queues, agents and offers travel and are kept in events.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape } from '#protocol'
import { ChannelShape, queueSettings } from './queue-settings.ts'
import { chosenStates, holds } from './agent-states.ts'

export { ChannelShape }

export const QueueShown = shape({
  id: Id,
  channel: ChannelShape,
  ...queueSettings,
  version: Type.Integer(),
})
export type QueueShown = Static<typeof QueueShown>

/** What an agent sets herself or is put into. */
export const StoredAgentState = oneOf(['ready', 'not-ready', 'break', 'offline', 'dropped'])
export const ChosenAgentState = oneOf(chosenStates)
/** What people see: ringing, serving and wrap-up follow from the contacts in her hands. */
const ShownAgentState = oneOf([
  'ready',
  'ringing',
  'serving',
  'wrap-up',
  'not-ready',
  'break',
  'offline',
  'dropped',
])

/** Why Huawu put her there; what she chose herself needs no reason, and a break has its kind. */
export const AgentReason = oneOf([
  'no-answer',
  'signed-out',
  'without-role',
  'left',
  'line-died',
  'came-back',
  'break-over',
])
export type AgentReason = Static<typeof AgentReason>

/** A kind of break as it was called when she went. */
export const BreakKindNamed = shape({
  id: Id,
  names: shape({ 'zh-Hans': Type.String(), 'zh-Hant': Type.String(), en: Type.String() }),
})
export type BreakKindNamed = Static<typeof BreakKindNamed>

export const AgentHolds = Type.Array(oneOf(holds))

export const PerChannel = shape({
  chat: Type.Integer({ minimum: 0, maximum: 50 }),
  phone: Type.Integer({ minimum: 0, maximum: 50 }),
  mail: Type.Integer({ minimum: 0, maximum: 50 }),
})
export type PerChannel = Static<typeof PerChannel>

/**
 * `load` counts what is in her hands: offered, served, being wrapped up. `shown` is what people see,
 * since `shownSince`; `state` is what she set, since `since`. While it `holds` back she is offered nothing new.
 */
export const AgentShown = shape({
  personId: Id,
  state: StoredAgentState,
  reason: orNull(AgentReason),
  breakKind: orNull(BreakKindNamed),
  holds: AgentHolds,
  since: Instant,
  shown: ShownAgentState,
  shownSince: Instant,
  capacity: PerChannel,
  load: PerChannel,
  version: Type.Integer(),
})
export type AgentShown = Static<typeof AgentShown>

/** The clock of a wrap-up; over, her hand is free, and the form can still be filled in. */
export const WrapUpShown = shape({
  contactId: Id,
  begunAt: Instant,
  dueAt: Instant,
  extensionSeconds: Type.Integer({ minimum: 0 }),
  extensionsLeft: Type.Integer({ minimum: 0 }),
  overAt: orNull(Instant),
})
export type WrapUpShown = Static<typeof WrapUpShown>

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
  notAsked: Type.Optional(Count),
})

const Flag = Type.Optional(Type.Boolean())

export const WhyOfferedShape = shape({
  rule: oneOf(['longest-idle', 'least-occupied', 'last-agent', 'direct']),
  ring: Count,
  priority: Type.Integer(),
  level: Type.Optional(Count),
  returned: Flag,
  aged: Flag,
  overflowQueueId: Type.Optional(Id),
  skills: Type.Optional(
    Type.Array(shape({ skillId: Id, needs: Type.Integer(), has: Type.Integer() }), { maxItems: 20 }),
  ),
  hands: Type.Optional(shape({ holds: Count, capacity: Count })),
  waitedMs: Type.Number(),
  idleMs: Type.Number(),
  agents: AgentCountsShape,
})

const keptForOne = {
  waitedMs: Type.Number(),
  agentId: Id,
  standing: oneOf(['eligible', 'declined', 'at-capacity', 'not-ready', 'not-on-channel', 'away']),
}

export const WhyNotYetShape = Type.Union([
  shape({ reason: oneOf(['no-such-queue']), waitedMs: Type.Number() }),
  shape({ reason: oneOf(['only-for']), ...keptForOne }),
  shape({ reason: oneOf(['reserved']), ...keptForOne, until: Type.Number() }),
  shape({
    reason: oneOf(['nobody-free']),
    waitedMs: Type.Number(),
    ring: Count,
    nextRingAt: Type.Optional(Type.Number()),
    closed: Flag,
    overflow: Type.Optional(
      Type.Array(shape({ queueId: Id, from: Type.Number(), agents: Type.Optional(AgentCountsShape) }), {
        maxItems: 100,
      }),
    ),
    agents: AgentCountsShape,
  }),
])
