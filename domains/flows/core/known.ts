// What a flow may point to.
import type { Id } from '#protocol'
import type { Flow } from './wire.ts'

export type Known = {
  queues: readonly Id[]
  calendars: readonly Id[]
  people: readonly Id[]
  /** The other flows in force, with those they call. */
  flows: readonly { id: Id; calls: readonly Id[] }[]
  /** Set by whoever calls this flow. */
  variables: readonly string[]
}

/** The flows it calls and comes back from. */
export function callsOf({ nodes }: Pick<Flow, 'nodes'>): Id[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'sub-flow' ? [node.flowId] : [])))]
}
