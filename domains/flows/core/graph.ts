// Which nodes lead where.
import { isUnattended, waysOf } from './ways.ts'
import type { Flow, FlowEdge } from './wire.ts'

export type Graph = ReadonlyMap<string, readonly string[]>

/** Only edges that belong to a way of a node that is there, and lead to one that is. */
export function soundEdges({ nodes, edges }: Flow): FlowEdge[] {
  const ways = new Map(nodes.map((node) => [node.id, new Set(waysOf(node))]))
  return edges.filter(({ from, way, to }) => ways.get(from)?.has(way) === true && ways.has(to))
}

export function graphOf(flow: Flow): Graph {
  return graphFrom(soundEdges(flow).map(({ from, to }) => [from, to]))
}

/** Without the ways that somebody has to take. */
export function unattendedGraph(flow: Flow): Graph {
  const unattended = soundEdges(flow).filter(({ way }) => isUnattended(way))
  return graphFrom(unattended.map(({ from, to }) => [from, to]))
}

export function backwards(graph: Graph): Graph {
  return graphFrom([...graph].flatMap(([from, all]) => all.map((to) => [to, from] as const)))
}

function graphFrom(pairs: readonly (readonly [string, string])[]): Graph {
  const graph = new Map<string, string[]>()
  for (const [from, to] of pairs) {
    const ahead = graph.get(from)
    if (ahead) ahead.push(to)
    else graph.set(from, [to])
  }
  return graph
}

export function reachedFrom(graph: Graph, starts: readonly string[]): Set<string> {
  const reached = new Set(starts)
  const ahead = [...starts]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const next of graph.get(id) ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      ahead.push(next)
    }
  }
  return reached
}

/** Those from which one comes back to them. */
export function inCircles(graph: Graph): string[] {
  return [...graph.keys()].filter((id) => reachedFrom(graph, graph.get(id) ?? []).has(id))
}

/** The longest way through a graph without circles, from each node, in nodes. */
export function longestStretches(graph: Graph): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>()
  const lengthFrom = (id: string): number => {
    const known = lengths.get(id)
    if (known !== undefined) return known
    const length = 1 + Math.max(0, ...(graph.get(id) ?? []).map(lengthFrom))
    lengths.set(id, length)
    return length
  }
  for (const id of graph.keys()) lengthFrom(id)
  return lengths
}
