// A question that one key answers, and what is heard as its answer.
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { answerBy, isTimeUp, type Move, waits } from './move.ts'
import type { Key } from './node-kinds.ts'
import type { Text } from './prompt.ts'
import { hushed, type Saying, saying } from './said.ts'
import { keyMeant } from './understood.ts'

export type Choice = { key: Key; label: Text; means: readonly string[] }

export type Question = { said: Saying[]; choices: Choice[]; seconds: number; tries: number }

export function asks(place: Place, question: Question, tries = 1): Move {
  const buttons = question.choices.map(({ key, label }) => ({ key, label }))
  const listen = { type: 'wait-digits', seconds: question.seconds, most: 1, endKey: null } as const
  return waits({ for: 'choice', tries, playing: true }, answerBy(place, question.seconds), [
    ...(tries > 1 ? hushed(place) : []),
    ...saying(place, question.said, buttons),
    ...(place.state.facts.channel === 'phone' ? [{ ...listen, turn: place.turn }] : []),
  ])
}

/** Undefined: nothing that would be an answer. */
export function heard(
  place: Place,
  input: FlowInput,
  choices: readonly Choice[],
): Key | 'wrong' | 'silence' | undefined {
  if (input.type === 'digit') return choices.find(({ key }) => key === input.digit)?.key ?? 'wrong'
  if (input.type === 'words') return keyMeant(input.text, choices) ?? 'wrong'
  return isTimeUp(place, input) ? 'silence' : undefined
}

/** How often it has been asked already; 0 when it is something else that is waited for. */
export function triesOf({ standing }: Place['state']): number {
  return standing.for === 'choice' || standing.for === 'digits' ? standing.tries : 0
}
