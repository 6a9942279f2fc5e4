// The nodes that only say something: prompts, values, last words.
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { aheadWith, answerBy, by, isTimeUp, type Move, type Onward, waits } from './move.ts'
import { keys, type NodeOf } from './node-kinds.ts'
import { hushed, saidPrompt, saidValue, saying } from './said.ts'
import type { Doing } from './inputs.ts'
import { valueOf } from './variables.ts'

/** A telephone is waited for until it has played; a chat shows it and goes on. */
function heardBefore(place: Place, way: string, doing: Doing[]): Move {
  const isHeard = place.state.facts.channel === 'phone' && doing.length > 0
  return isHeard ? waits({ for: 'played' }, answerBy(place, 0), doing) : by(way, doing)
}

export function arriveAtPlay(place: Place<NodeOf<'play'>>): Move {
  return heardBefore(place, 'next', saying(place, [saidPrompt(place, place.node.prompt)]))
}

export function arriveAtSay(place: Place<NodeOf<'say'>>): Move {
  const { node, state } = place
  const variable = valueOf(state.variables, node.variable)
  const said = variable && saidValue(state.language, variable, node.how)
  return said ? heardBefore(place, 'next', saying(place, [said])) : by('unknown')
}

/** A key pressed meanwhile is kept for the next menu: who knows the way need not listen. */
export function answerSpeech(place: Place<NodeOf<'play' | 'say'>>, input: FlowInput): Move | undefined {
  const { node, state } = place
  if (input.type === 'played') return input.turn === state.turn ? by('next') : undefined
  if (input.type === 'tick') return isTimeUp(place, input) ? by('next') : undefined
  if (input.type !== 'digit' || !keys.some((key) => key === input.digit)) return undefined
  if (node.kind === 'play' && !node.mayInterrupt) return undefined
  return by('next', hushed(place), { ahead: aheadWith(state, input.digit) })
}

export function arriveAtEnd(place: Place<NodeOf<'end'>>): Move {
  const doing = saying(place, [saidPrompt(place, place.node.lastWords)])
  if (place.state.facts.channel === 'phone' && doing.length > 0)
    return waits({ for: 'last-words' }, answerBy(place, 0), doing)
  return { onward: afterEnd(place), doing, changes: {} }
}

export function answerEnd(place: Place<NodeOf<'end'>>, input: FlowInput): Move | undefined {
  const isOver = input.type === 'played' ? input.turn === place.state.turn : isTimeUp(place, input)
  return isOver ? { onward: afterEnd(place), doing: [], changes: {} } : undefined
}

function afterEnd({ node, state }: Place<NodeOf<'end'>>): Onward {
  return node.then === 'return' && state.callers.length > 0 ? { to: 'caller' } : { to: 'end', how: 'hung-up' }
}
