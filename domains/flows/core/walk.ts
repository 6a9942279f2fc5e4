// Carries out what a node decided, and walks on until something has to be waited for.
import type { Id } from '#protocol'
import { arriveAt, isPastWelcome, letsGoOfLine } from './behaviour.ts'
import type { EndedHow, FlowState, FlowWorld, Place, Standing, Visit } from './flow-state.ts'
import type { Doing } from './inputs.ts'
import { answerBy, type Move, waits } from './move.ts'
import { rescue } from './rescue.ts'
import { saidPrompt, saying } from './said.ts'
import type { Exit } from './ways.ts'
import type { Flow } from './wire.ts'

export type FlowAfter = { state: FlowState; doing: Doing[] }
type Walked = FlowAfter & { isUnderWay: boolean }

/** Nodes entered one after the other while the caller does nothing; more is a circle. */
export const mostSteps = 200

export function follow(state: FlowState, first: Move, world: FlowWorld): FlowAfter {
  let walked = carriedOut(state, first, world)
  const doing = [...walked.doing]
  while (walked.isUnderWay) {
    walked = carriedOut(walked.state, arrival(walked.state, world), world)
    doing.push(...walked.doing)
  }
  return { state: walked.state, doing }
}

/** Undefined when the flow, or the node, is not there. */
export function placeIn(state: FlowState, world: FlowWorld): Place | undefined {
  const flow = flowOf(state.at.flowId, world)
  const node = flow?.nodes.find(({ id }) => id === state.at.nodeId)
  return flow && node && { flow, node, state, world, turn: state.turn + 1 }
}

const flowOf = (flowId: Id, world: FlowWorld): Flow | undefined => world.flows.find(({ id }) => id === flowId)

const lost: Move = { onward: { to: 'rescue' }, doing: [], changes: {} }

function arrival(state: FlowState, world: FlowWorld): Move {
  const place = state.steps > mostSteps ? undefined : placeIn(state, world)
  if (!place) return lost
  const { node } = place
  const { line } = state
  const letsGo = line !== null && letsGoOfLine(node, line.queueId)
  const here = letsGo ? { ...place, state: { ...state, line: null } } : place
  const move = welcomed(here, arriveAt(here))
  if (!letsGo) return move
  return { ...move, doing: [...leaving(state), ...move.doing], changes: { line: null, ...move.changes } }
}

/** The emergency announcement is heard once, before anything is asked. */
function welcomed(place: Place, move: Move): Move {
  const { state, world, node } = place
  if (world.emergency === null || state.emergencyHeard || !isPastWelcome(node)) return move
  const doing = [...saying(place, [saidPrompt(place, world.emergency)]), ...move.doing]
  const changes = { ...move.changes, emergencyHeard: true }
  const isPhone = state.facts.channel === 'phone'
  // An end without last words waits all the same until this has been heard.
  const isEnding = node.kind === 'end' && move.onward.to !== 'wait' && isPhone
  return isEnding
    ? waits({ for: 'last-words' }, answerBy(place, 0), doing, changes)
    : { ...move, doing, changes }
}

function carriedOut(before: FlowState, move: Move, world: FlowWorld): Walked {
  const state = { ...before, ...move.changes }
  const { onward } = move
  const after = (walked: Walked): Walked => ({ ...walked, doing: [...move.doing, ...walked.doing] })
  switch (onward.to) {
    case 'way':
      return after(alongWay(state, onward.way, world))
    case 'wait':
      return after(still(standing(state, onward.standing, onward.until)))
    case 'flow':
      return after(entered(state, onward.flowId, { exit: 'moved', callers: state.callers }, world))
    case 'sub-flow':
      return after(
        entered(state, onward.flowId, { exit: null, callers: [...state.callers, state.at] }, world),
      )
    case 'caller':
      return after(returned(state, world))
    case 'rescue':
      return after(rescued(state, world))
    case 'end':
      return after(ended(state, onward.how, world))
  }
}

function alongWay(state: FlowState, way: string, world: FlowWorld): Walked {
  const { at } = state
  const edge = flowOf(at.flowId, world)?.edges.find((each) => each.from === at.nodeId && each.way === way)
  if (!edge) return rescued(state, world)
  // Waiting in line is no circle, however often it begins again.
  const steps = way === 'waited' ? 0 : state.steps + 1
  return {
    state: { ...state, steps, at: { ...at, nodeId: edge.to, cameAt: world.now } },
    doing: [logged(at, way, world)],
    isUnderWay: true,
  }
}

export function standing(state: FlowState, waiting: Standing, until: number): FlowState {
  // Whoever waits for a person has finished with keys pressed in advance.
  const ahead = ['line', 'recording', 'message', 'transfer'].includes(waiting.for) ? '' : state.ahead
  return { ...state, standing: waiting, wakeAt: until, turn: state.turn + 1, ahead }
}

const still = (state: FlowState): Walked => ({ state, doing: [], isUnderWay: false })

type Entry = { exit: Exit | null; callers: Visit[] }

function entered(state: FlowState, flowId: Id, { exit, callers }: Entry, world: FlowWorld): Walked {
  const flow = flowOf(flowId, world)
  const start = flow?.nodes.find(({ kind }) => kind === 'start')
  if (!flow || !start) return rescued(state, world)
  const at = { flowId, version: flow.version, nodeId: start.id, cameAt: world.now }
  return {
    state: { ...state, callers, at, steps: state.steps + 1 },
    doing: exit === null ? [] : [logged(state.at, exit, world)],
    isUnderWay: true,
  }
}

function returned(state: FlowState, world: FlowWorld): Walked {
  const caller = state.callers.at(-1)
  if (!caller) return ended(state, 'hung-up', world)
  const back = alongWay({ ...state, at: caller, callers: state.callers.slice(0, -1) }, 'returned', world)
  return { ...back, doing: [logged(state.at, 'returning', world), ...back.doing] }
}

const exitOf: Readonly<Record<EndedHow, Exit>> = {
  'caller-left': 'gave-up',
  answered: 'taken',
  transferred: 'transferred',
  'hung-up': 'ended',
  failed: 'rescued',
}

/** Once only: what comes later finds nothing more to do. */
export function ended(state: FlowState, how: EndedHow, world: FlowWorld): Walked {
  const isLogged = state.standing.for === 'rescue' || state.standing.for === 'goodbye'
  // Who hangs up during the last words has not given up.
  const exit = state.standing.for === 'last-words' ? 'ended' : exitOf[how]
  return {
    state: { ...state, standing: { for: 'ended', how }, wakeAt: null, line: null, ahead: '' },
    doing: [
      ...(isLogged ? [] : loggedAll(state, exit, world)),
      ...(how === 'answered' ? [] : leaving(state)),
      ...(how === 'hung-up' || how === 'failed' ? [{ type: 'hang-up' } as const] : []),
    ],
    isUnderWay: false,
  }
}

function rescued(state: FlowState, world: FlowWorld): Walked {
  const out = rescue(state, world)
  return {
    state: standing({ ...state, line: null, ahead: '' }, out.standing, out.until),
    doing: [...loggedAll(state, 'rescued', world), ...leaving(state), ...out.doing],
    isUnderWay: false,
  }
}

function leaving({ line }: FlowState): Doing[] {
  return line === null ? [] : [{ type: 'leave-queue', turn: line.turn, queueId: line.queueId }]
}

function loggedAll(state: FlowState, exit: Exit, world: FlowWorld): Doing[] {
  const outer = state.callers.map((visit) => logged(visit, 'left-inside', world))
  return [logged(state.at, exit, world), ...outer.toReversed()]
}

function logged({ flowId, version, nodeId, cameAt }: Visit, way: string, { now }: FlowWorld): Doing {
  return { type: 'log', step: { flowId, version, nodeId, way, cameAt, leftAt: now } }
}
