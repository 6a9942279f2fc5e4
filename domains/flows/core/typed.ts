// Several figures, one after the other or all in one line of a chat.
import { triesOf } from './choice.ts'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { after, answerBy, isTimeUp, type Move, waits } from './move.ts'
import { hushed, type Saying, saying } from './said.ts'
import { figuresIn } from './understood.ts'

export type Wanted = {
  said: Saying[]
  min: number
  max: number
  endKey: string | null
  /** X on a telephone is the star. */
  star: 'X' | null
  seconds: number
}

/** What there is so far, all of it, or that there is nothing to come. */
export type TypedSoFar =
  | { is: 'more'; typed: string }
  | { is: 'whole'; typed: string }
  | { is: 'wrong' }
  | { is: 'silence' }

export function asksForFigures(place: Place, wanted: Wanted, tries = 1): Move {
  const standing = { for: 'digits', tries, playing: true, typed: '' } as const
  return waits(standing, answerBy(place, wanted.seconds), [
    ...(tries > 1 ? hushed(place) : []),
    ...saying(place, wanted.said),
    ...listening(place, wanted, 0),
  ])
}

function listening({ state, turn }: Place, wanted: Wanted, there: number) {
  if (state.facts.channel !== 'phone') return []
  const { seconds, endKey, max } = wanted
  return [{ type: 'wait-digits', turn, seconds, most: max - there, endKey } as const]
}

/** Goes on listening with what was typed so far. */
export function listensOn(place: Place, wanted: Wanted, typed: string): Move {
  const standing = { for: 'digits', tries: triesOf(place.state), playing: false, typed } as const
  const isFirst = typed.length === 1
  return waits(standing, after(place, wanted.seconds), [
    ...(isFirst ? hushed(place) : []),
    ...listening(place, wanted, typed.length),
  ])
}

export function figuresHeard(place: Place, input: FlowInput, wanted: Wanted): TypedSoFar | undefined {
  const { standing } = place.state
  const typed = standing.for === 'digits' ? standing.typed : ''
  if (input.type === 'digit') return afterKey(typed, input.digit, wanted)
  if (input.type === 'words') return wholeOrWrong(figuresIn(input.text) ?? '', wanted)
  if (!isTimeUp(place, input)) return undefined
  return typed === '' ? { is: 'silence' } : wholeOrWrong(typed, wanted)
}

function afterKey(typed: string, key: string, wanted: Wanted): TypedSoFar {
  if (key === wanted.endKey) return wholeOrWrong(typed, wanted)
  const figure = key === '*' ? wanted.star : key
  if (figure === null || figure === '#') return { is: 'wrong' }
  const more = typed + figure
  return more.length >= wanted.max ? { is: 'whole', typed: more } : { is: 'more', typed: more }
}

function wholeOrWrong(typed: string, { min, max }: Wanted): TypedSoFar {
  return typed.length >= min && typed.length <= max ? { is: 'whole', typed } : { is: 'wrong' }
}
