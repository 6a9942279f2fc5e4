// What can be wrong with a flow, each with words that say what to do.
import { type Static, Type } from 'typebox'
import { oneOf, orNull, shape } from '#protocol'
import { NodeId } from './node-kinds.ts'

export const problemCodes = [
  'start-missing',
  'start-twice',
  'id-twice',
  'unreachable',
  'way-open',
  'way-twice',
  'edge-nowhere',
  'loop-without-input',
  'key-twice',
  'menu-empty',
  'branch-empty',
  'prompt-missing',
  'prompt-too-long',
  'queue-unknown',
  'calendar-unknown',
  'person-unknown',
  'flow-unknown',
  'variable-unknown',
  'sub-flow-circle',
  'no-end',
  'flow-too-long',
  'stretch-too-long',
  'length-backwards',
  'pattern-impossible',
  'end-key-taken',
  'number-wrong',
  'address-wrong',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** `node` is null where the whole flow is meant; `facts` fill the blanks of the words. */
export const FlowProblem = shape({
  node: orNull(NodeId),
  edge: Type.Optional(NodeId),
  code: oneOf(problemCodes),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type FlowProblem = Static<typeof FlowProblem>

export function problem(
  node: string | null,
  code: ProblemCode,
  facts: FlowProblem['facts'] = {},
): FlowProblem {
  return { node, code, facts }
}
