// The interpreter: the same state, told the same, always becomes the same and does the same.
import { answerAt } from './behaviour.ts'
import type { FlowFacts, FlowState, FlowWorld, Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { after, aheadWith, type Move } from './move.ts'
import { afterRescue } from './rescue.ts'
import { ended, follow, type FlowAfter, placeIn, standing } from './walk.ts'
import type { Flow } from './wire.ts'

/** Before its first node; the first input, usually a tick, sets it going. */
export function startOf(flow: Flow, facts: FlowFacts, now: number): FlowState {
  const start = flow.nodes.find(({ kind }) => kind === 'start')
  const speaksIt = flow.languages.includes(facts.language)
  return {
    facts,
    language: speaksIt ? facts.language : (flow.languages[0] ?? facts.language),
    at: { flowId: flow.id, version: flow.version, nodeId: start?.id ?? '', cameAt: now },
    callers: [],
    standing: { for: 'start' },
    turn: 0,
    wakeAt: now,
    variables: [],
    line: null,
    ahead: '',
    steps: 0,
    emergencyHeard: false,
  }
}

/** Inputs that are late, repeated or meant for something else give the same state and nothing to do. */
export function flowAfter(state: FlowState, input: FlowInput, world: FlowWorld): FlowAfter {
  const first = afterInput(state, input, world)
  return first === undefined ? { state, doing: [] } : withKeysAhead(first, world)
}

function afterInput(state: FlowState, input: FlowInput, world: FlowWorld): FlowAfter | undefined {
  const waitsFor = state.standing.for
  if (waitsFor === 'ended') return undefined
  if (input.type === 'call-ended') return plain(ended(state, 'caller-left', world))
  if (waitsFor === 'rescue' || waitsFor === 'goodbye') return rescuedFurther(state, input, world)
  if (waitsFor === 'start') return input.type === 'tick' ? follow(state, begun, world) : undefined
  const place = placeIn(state, world)
  if (!place) return follow(state, { onward: { to: 'rescue' }, doing: [], changes: {} }, world)
  return afterLineNews(place, input) ?? afterPlayed(place, input) ?? afterAnswer(place, input)
}

const begun: Move = { onward: { to: 'way', way: 'next' }, doing: [], changes: {} }

const plain = ({ state, doing }: FlowAfter): FlowAfter => ({ state, doing })

function rescuedFurther(state: FlowState, input: FlowInput, world: FlowWorld): FlowAfter | undefined {
  const next = afterRescue(state, input, world)
  if (next === undefined) return undefined
  if (next === 'transferred' || next === 'failed') return plain(ended(state, next, world))
  return { state: standing(state, next.standing, next.until), doing: next.doing }
}

/** The place in line is held wherever the caller is meanwhile, so its news counts everywhere. */
function afterLineNews(place: Place, input: FlowInput): FlowAfter | undefined {
  const { state, world, node } = place
  const { line } = state
  if (line === null || !('turn' in input) || input.turn !== line.turn) return undefined
  if (input.type === 'queue-answered') {
    const { doing, ...left } = ended(state, 'answered', world)
    const hush = state.facts.channel === 'phone' ? [{ type: 'stop-saying' } as const] : []
    return { state: left.state, doing: [...hush, ...doing] }
  }
  if (input.type === 'queue-position') {
    const { position, expectedSeconds } = input
    return { state: { ...state, line: { ...line, position, expectedSeconds } }, doing: [] }
  }
  if (input.type !== 'queue-refused') return undefined
  const outOfLine = { ...state, line: null }
  if (node.kind !== 'queue') return { state: outOfLine, doing: [] }
  return follow(outOfLine, { ...begun, onward: { to: 'way', way: input.why } }, world)
}

/** The caller's time to answer begins when she has heard the question. */
function afterPlayed(place: Place, input: FlowInput): FlowAfter | undefined {
  const { state, node } = place
  const { standing: now } = state
  if (input.type !== 'played' || input.turn !== state.turn || !('playing' in now)) return undefined
  if (!now.playing || !('seconds' in node)) return { state, doing: [] }
  return {
    state: { ...state, standing: { ...now, playing: false }, wakeAt: after(place, node.seconds) },
    doing: [],
  }
}

function afterAnswer(place: Place, input: FlowInput): FlowAfter | undefined {
  const isByCaller = input.type === 'digit' || input.type === 'words'
  const state = isByCaller ? { ...place.state, steps: 0 } : place.state
  const kept = keptForLater(place, input)
  if (kept) return { state: kept, doing: [] }
  const move = answerAt({ ...place, state }, input)
  return move && follow(state, move, place.world)
}

/** While another program is asked, keys are kept for what comes after it. */
function keptForLater({ state }: Place, input: FlowInput): FlowState | undefined {
  const isAsking = state.standing.for === 'hours' || state.standing.for === 'look-up'
  if (!isAsking || input.type !== 'digit' || !/^[\d*#]$/.test(input.digit)) return undefined
  return { ...state, ahead: aheadWith(state, input.digit) }
}

/** Keys pressed in advance answer what is asked now, one after the other. */
function withKeysAhead(first: FlowAfter, world: FlowWorld): FlowAfter {
  let { state } = first
  const doing = [...first.doing]
  while (state.ahead !== '' && (state.standing.for === 'choice' || state.standing.for === 'digits')) {
    const digit = state.ahead.slice(0, 1)
    state = { ...state, ahead: state.ahead.slice(1) }
    const next = afterInput(state, { type: 'digit', digit }, world)
    state = next?.state ?? state
    doing.push(...(next?.doing ?? []))
  }
  return { state, doing }
}
