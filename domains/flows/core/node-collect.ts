// Figures that are asked for, checked, and kept in a variable.
import { triesOf } from './choice.ts'
import { passesCheck } from './digit-check.ts'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { by, type Move } from './move.ts'
import type { NodeOf } from './node-kinds.ts'
import type { Prompt } from './prompt.ts'
import { hushed, saidPrompt } from './said.ts'
import { asksForFigures, figuresHeard, listensOn, type Wanted } from './typed.ts'
import { remember, withVariable } from './variables.ts'

type Collect = Place<NodeOf<'collect'>>

export function arriveAtCollect(place: Collect): Move {
  return asksForFigures(place, wantedBy(place, null))
}

export function answerCollect(place: Collect, input: FlowInput): Move | undefined {
  const wanted = wantedBy(place, null)
  const answer = figuresHeard(place, input, wanted)
  if (answer === undefined) return undefined
  if (answer.is === 'more') return listensOn(place, wanted, answer.typed)
  if (answer.is === 'whole' && passesCheck(answer.typed, place.node.check)) return kept(place, answer.typed)
  const way = answer.is === 'silence' ? 'silence' : 'wrong'
  const tries = triesOf(place.state)
  if (tries >= place.node.tries) return by(way, hushed(place))
  return asksForFigures(place, way === 'wrong' ? wantedBy(place, place.node.wrongPrompt) : wanted, tries + 1)
}

function wantedBy(place: Collect, first: Prompt | null): Wanted {
  const { node } = place
  const said = [saidPrompt(place, first), saidPrompt(place, node.prompt)]
  return { ...node, said, star: node.check.kind === 'identity-number' ? 'X' : null }
}

function kept({ node, state, ...place }: Collect, value: string): Move {
  const variable = { name: node.variable, value, isSensitive: node.isSensitive }
  const doing = [...hushed({ node, state, ...place }), remember(variable)]
  return by('collected', doing, { variables: withVariable(state.variables, variable) })
}
