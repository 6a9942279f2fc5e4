// What a node decides: what is to be done, what changes, and where it goes on.
import type { Id } from '#protocol'
import type { EndedHow, FlowState, Place, Standing } from './flow-state.ts'
import type { Doing, FlowInput } from './inputs.ts'

export type Onward =
  | { to: 'way'; way: string }
  /** `until`: when a tick is due, in milliseconds since 1970. */
  | { to: 'wait'; standing: Standing; until: number }
  | { to: 'flow'; flowId: Id }
  | { to: 'sub-flow'; flowId: Id }
  | { to: 'caller' }
  | { to: 'rescue' }
  | { to: 'end'; how: EndedHow }

type Changes = Partial<Pick<FlowState, 'variables' | 'language' | 'line' | 'ahead' | 'emergencyHeard'>>

export type Move = { onward: Onward; doing: Doing[]; changes: Changes }

export function by(way: string, doing: Doing[] = [], changes: Changes = {}): Move {
  return { onward: { to: 'way', way }, doing, changes }
}

export function waits(standing: Standing, until: number, doing: Doing[] = [], changes: Changes = {}): Move {
  return { onward: { to: 'wait', standing, until }, doing, changes }
}

/** Nothing that is said takes longer; a switch that never tells the end of it does not hold a caller. */
const longestSayingSeconds = 180
/** Who writes thinks and types, and may look away: seconds meant for a telephone are too few. */
const chatSeconds = 300

/** Until when an answer is waited for, when the question is only about to be said. */
export function answerBy({ state, world }: Place, seconds: number): number {
  if (state.facts.channel === 'chat') return world.now + chatSeconds * 1000
  return world.now + (longestSayingSeconds + seconds) * 1000
}

export const after = (place: Place, seconds: number): number => place.world.now + seconds * 1000

export function isTimeUp({ state, world }: Place, input: FlowInput): boolean {
  if (input.type === 'silence') return input.turn === state.turn
  return input.type === 'tick' && state.wakeAt !== null && world.now >= state.wakeAt
}

const mostAhead = 20

/** Keys pressed before they are asked for, with one more. */
export function aheadWith({ ahead }: FlowState, digit: string): string {
  return ahead.length < mostAhead ? ahead + digit : ahead
}
