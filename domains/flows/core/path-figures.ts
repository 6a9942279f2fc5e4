// What became of everybody who came to each node.
import type { Id } from '#protocol'
import type { FlowStep } from './wire.ts'

export type NodeFigures = {
  flowId: Id
  nodeId: string
  came: number
  /** The caller left while standing here. */
  gaveUp: number
  /** Ways on and exits alike, the most taken first. Together they are all who came. */
  ways: { way: string; took: number }[]
}

/** Of visits that are over; a node nobody came to is not in it. */
export function pathFigures(steps: readonly FlowStep[]): NodeFigures[] {
  const byNode = Map.groupBy(steps, ({ flowId, nodeId }) => `${flowId} ${nodeId}`)
  return [...byNode.values()].flatMap((visits) => {
    const [first] = visits
    if (!first) return []
    const byWay = [...Map.groupBy(visits, ({ way }) => way)].map(([way, { length }]) => ({
      way,
      took: length,
    }))
    return {
      flowId: first.flowId,
      nodeId: first.nodeId,
      came: visits.length,
      gaveUp: byWay.find(({ way }) => way === 'gave-up')?.took ?? 0,
      ways: byWay.toSorted((a, b) => b.took - a.took || (a.way < b.way ? -1 : 1)),
    }
  })
}
