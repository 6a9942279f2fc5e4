// The shapes in which flows, their versions and what was walked in them travel.
import { type Static, Type } from 'typebox'
import { Id, Instant, Language, oneOf, orNull, shape, shortText } from '#protocol'
import { FlowNode, NodeId } from './node-kinds.ts'

export const mostNodes = 300

export const FlowEdge = shape({
  id: NodeId,
  from: NodeId,
  way: Type.String({ minLength: 1, maxLength: 60 }),
  to: NodeId,
})
export type FlowEdge = Static<typeof FlowEdge>

export const flowChannels = ['phone', 'chat'] as const
export type FlowChannel = (typeof flowChannels)[number]

/** One version of a flow as it is drawn. */
export const Flow = shape({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  name: shortText(80),
  channels: Type.Array(oneOf(flowChannels), { minItems: 1, maxItems: 2 }),
  /** Those it speaks, the usual one first. */
  languages: Type.Array(Language, { minItems: 1, maxItems: 3 }),
  nodes: Type.Array(FlowNode, { maxItems: mostNodes }),
  edges: Type.Array(FlowEdge, { maxItems: 10 * mostNodes }),
})
export type Flow = Static<typeof Flow>

/** One visit to a node, told when it is over. It names nodes and ways only, never what somebody typed. */
export const FlowStep = shape({
  flowId: Id,
  version: Type.Integer({ minimum: 1 }),
  nodeId: NodeId,
  /** A way on, or one of `exits`. */
  way: Type.String({ maxLength: 60 }),
  /** In milliseconds since 1970. */
  cameAt: Type.Number(),
  leftAt: Type.Number(),
})
export type FlowStep = Static<typeof FlowStep>

/** When a version is in force: null is a draft; what is rolled back gives way to what was before it. */
export const FlowVersion = shape({
  version: Type.Integer({ minimum: 1 }),
  publishedFrom: orNull(Instant),
  rolledBackAt: orNull(Instant),
})
export type FlowVersion = Static<typeof FlowVersion>
