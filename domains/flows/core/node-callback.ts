// The offer of a callback: the caller's own number is confirmed, or another one typed. The place in line is kept.
import { normalPhone } from '#customers/core'
import { asks, type Choice, heard, type Question, triesOf } from './choice.ts'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { by, type Move } from './move.ts'
import type { Key, NodeOf } from './node-kinds.ts'
import type { Phrase } from './prompt.ts'
import { hushed, saidPhrase, saidPrompt, saidValue } from './said.ts'
import { asksForFigures, figuresHeard, listensOn, type Wanted } from './typed.ts'

type Callback = Place<NodeOf<'callback'>>

export function arriveAtCallback(place: Callback): Move {
  const { number } = place.state.facts
  return number === null ? asksForFigures(place, wantedNumber(place)) : asks(place, ownNumber(place, number))
}

export function answerCallback(place: Callback, input: FlowInput): Move | undefined {
  const { number } = place.state.facts
  const { standing } = place.state
  if (standing.for === 'choice' && number !== null) return afterOwnNumber(place, input, number)
  return standing.for === 'digits' ? afterOtherNumber(place, input) : undefined
}

function afterOwnNumber(place: Callback, input: FlowInput, number: string): Move | undefined {
  const question = ownNumber(place, number)
  const answer = heard(place, input, question.choices)
  if (answer === undefined) return undefined
  if (answer === '1') return booked(place, number)
  if (answer === '2') return asksForFigures(place, wantedNumber(place))
  if (answer === '*' || triesOf(place.state) >= question.tries) return by('declined', hushed(place))
  return asks(place, question, triesOf(place.state) + 1)
}

function afterOtherNumber(place: Callback, input: FlowInput): Move | undefined {
  if (input.type === 'digit' && input.digit === '*') return by('declined', hushed(place))
  const wanted = wantedNumber(place)
  const answer = figuresHeard(place, input, wanted)
  if (answer === undefined) return undefined
  if (answer.is === 'more') return listensOn(place, wanted, answer.typed)
  const number = answer.is === 'whole' ? normalPhone(answer.typed) : undefined
  if (number !== undefined) return booked(place, number)
  const tries = triesOf(place.state)
  return tries >= place.node.tries ? by('declined', hushed(place)) : asksForFigures(place, wanted, tries + 1)
}

function booked(place: Callback, number: string): Move {
  const { line } = place.state
  const offer = {
    type: 'offer-callback',
    number,
    queueId: line?.queueId ?? place.node.queueId,
    place: line?.turn ?? null,
  } as const
  return by('booked', [...hushed(place), offer], { line: null })
}

function wantedNumber(place: Callback): Wanted {
  const { node } = place
  return { ...node, said: [saidPrompt(place, node.numberPrompt)], min: 5, max: 20, endKey: '#', star: null }
}

function ownNumber(place: Callback, number: string): Question {
  const { node, state } = place
  const { language } = state
  const variable = { name: 'number', value: number.replace(/^\+86/, ''), isSensitive: false }
  const said = [
    saidPrompt(place, node.prompt),
    saidPhrase(language, 'your-number'),
    saidValue(language, variable, 'digits') ?? { sounds: [], texts: [] },
  ]
  const offer = (key: Key, phrase: Phrase): Choice => ({
    key,
    label: { kind: 'phrase', phrase, language, facts: {} },
    means: [],
  })
  const choices = [offer('1', 'this-number'), offer('2', 'another-number'), offer('*', 'no-callback')]
  return { ...node, said, choices }
}
