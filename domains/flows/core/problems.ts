// The checker: what keeps a flow from being published, while it is drawn and before it goes to callers.
import { graphOf, backwards, inCircles, longestStretches, reachedFrom, unattendedGraph } from './graph.ts'
import { callsOf, type Known } from './known.ts'
import type { FlowNode } from './node-kinds.ts'
import { problemsAt, twice, variablesSet, variablesUsed } from './node-problems.ts'
import { type FlowProblem, problem } from './problem.ts'
import { leavesFlow, waysOf } from './ways.ts'
import type { Flow } from './wire.ts'

/** A canvas of more is split into sub-flows. */
const mostNodesInUse = 200
/** Nodes in a row at which a caller can do nothing. */
const longestStretch = 40

/** Empty: it may be published. */
export function problemsOf(flow: Flow, known: Known): FlowProblem[] {
  return [
    ...startProblems(flow),
    ...twice(flow.nodes.map(({ id }) => id)).map((id) => problem(id, 'id-twice')),
    ...flow.nodes.flatMap((node) => [...problemsAt(node, flow, known), ...wayProblems(node, flow)]),
    ...edgeProblems(flow),
    ...pathProblems(flow),
    ...variableProblems(flow, known),
    ...circleProblems(flow, known),
  ]
}

export function mayBePublished(flow: Flow, known: Known): boolean {
  return problemsOf(flow, known).length === 0
}

function startProblems({ nodes }: Flow): FlowProblem[] {
  const starts = nodes.filter(({ kind }) => kind === 'start')
  const tooMany = nodes.length > mostNodesInUse
  return [
    ...(starts.length === 0 ? [problem(null, 'start-missing')] : []),
    ...starts.slice(1).map(({ id }) => problem(id, 'start-twice')),
    ...(tooMany ? [problem(null, 'flow-too-long', { most: mostNodesInUse })] : []),
  ]
}

function wayProblems(node: FlowNode, { edges }: Flow): FlowProblem[] {
  return waysOf(node).flatMap((way) => {
    const [first, ...more] = edges.filter((edge) => edge.from === node.id && edge.way === way)
    if (!first) return [problem(node.id, 'way-open', { way })]
    return more.map((edge) => ({ ...problem(node.id, 'way-twice', { way }), edge: edge.id }))
  })
}

function edgeProblems({ nodes, edges }: Flow): FlowProblem[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const isSound = (from: FlowNode | undefined, way: string, to: string) =>
    from !== undefined && waysOf(from).includes(way) && byId.has(to)
  return edges
    .filter(({ from, way, to }) => !isSound(byId.get(from), way, to))
    .map(({ id, from, way }) => ({
      ...problem(byId.has(from) ? from : null, 'edge-nowhere', { way }),
      edge: id,
    }))
}

function pathProblems(flow: Flow): FlowProblem[] {
  const start = flow.nodes.find(({ kind }) => kind === 'start')
  if (!start) return []
  const graph = graphOf(flow)
  const reached = reachedFrom(graph, [start.id])
  const ends = flow.nodes.filter(leavesFlow).map(({ id }) => id)
  const endsSomewhere = reachedFrom(backwards(graph), ends)
  const unattended = unattendedGraph(flow)
  const circles = inCircles(unattended)
  return [
    ...flow.nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => problem(id, 'unreachable')),
    ...[...reached].filter((id) => !endsSomewhere.has(id)).map((id) => problem(id, 'no-end')),
    ...circles.map((id) => problem(id, 'loop-without-input')),
    // Where there are circles no stretch has a length.
    ...(circles.length > 0 ? [] : stretchProblems(longestStretches(unattended))),
  ]
}

/** Shown where the stretch becomes too long, not at each node before. */
function stretchProblems(lengths: ReadonlyMap<string, number>): FlowProblem[] {
  return [...lengths]
    .filter(([, length]) => length === longestStretch + 1)
    .map(([id]) => problem(id, 'stretch-too-long', { most: longestStretch }))
}

function variableProblems({ nodes }: Flow, known: Known): FlowProblem[] {
  const set = new Set([...known.variables, ...nodes.flatMap(variablesSet)])
  return nodes.flatMap((node) =>
    [...new Set(variablesUsed(node))]
      .filter((name) => !set.has(name))
      .map((name) => problem(node.id, 'variable-unknown', { name })),
  )
}

/** A flow that calls one which calls it again, at once or by way of others. */
function circleProblems(flow: Flow, known: Known): FlowProblem[] {
  const others = known.flows.filter(({ id }) => id !== flow.id).map(({ id, calls }) => [id, calls] as const)
  const graph = new Map([...others, [flow.id, callsOf(flow)] as const])
  return flow.nodes.flatMap((node) => {
    if (node.kind !== 'sub-flow') return []
    return reachedFrom(graph, [node.flowId]).has(flow.id) ? [problem(node.id, 'sub-flow-circle')] : []
  })
}
