// The nodes that ask somebody else: calendars, other programs, the recorder, whoever a call goes to.
import { normalPhone } from '#customers/core'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { after, answerBy, by, isTimeUp, type Move, waits } from './move.ts'
import { keys, type NodeOf } from './node-kinds.ts'
import { hushed, saidPrompt, saying } from './said.ts'
import { filled, remember, withVariable } from './variables.ts'

/** How long the server is given to find its own answer. */
const ownSeconds = 5

export function arriveAtHours(place: Place<NodeOf<'hours'>>): Move {
  const { node, turn } = place
  const ask = { type: 'ask-hours', turn, calendarId: node.calendarId } as const
  return waits({ for: 'hours' }, after(place, ownSeconds), [ask])
}

/** Unanswered counts as open: the queue behind it knows its own hours, and nobody is sent away by mistake. */
export function answerHours(place: Place<NodeOf<'hours'>>, input: FlowInput): Move | undefined {
  if (input.type === 'hours-answer') return input.turn === place.state.turn ? by(input.opening) : undefined
  return input.type === 'tick' && isTimeUp(place, input) ? by('open') : undefined
}

export function arriveAtLookUp(place: Place<NodeOf<'look-up'>>): Move {
  const { node, state, turn } = place
  const url = filled(node.url, state.variables, ({ value }) => encodeURIComponent(value.toWellFormed()))
  const answers = node.answers.map(({ path, variable }) => ({ path, variable }))
  const ask = { type: 'look-up', turn, url, seconds: node.seconds, answers } as const
  return waits({ for: 'look-up' }, after(place, node.seconds + 1), [ask])
}

export function answerLookUp(place: Place<NodeOf<'look-up'>>, input: FlowInput): Move | undefined {
  if (input.type !== 'look-up-answer') {
    return input.type === 'tick' && isTimeUp(place, input) ? by('failed') : undefined
  }
  if (input.turn !== place.state.turn) return undefined
  if (input.outcome !== 'found') return by(input.outcome)
  const learnt = place.node.answers.flatMap(({ variable: name, isSensitive }) => {
    const value = input.values.find(({ variable }) => variable === name)?.value
    return value === undefined ? [] : [{ name, value, isSensitive }]
  })
  const variables = learnt.reduce(withVariable, place.state.variables)
  return by('found', learnt.map(remember), { variables })
}

export function arriveAtVoicemail(place: Place<NodeOf<'voicemail'>>): Move {
  const { node, state, turn } = place
  const said = saying(place, [saidPrompt(place, node.prompt)])
  if (state.facts.channel === 'chat') return waits({ for: 'message' }, answerBy(place, 0), said)
  const record = { type: 'record-voicemail', turn, mostSeconds: node.mostSeconds } as const
  return waits({ for: 'recording' }, answerBy(place, node.mostSeconds), [...said, record])
}

/** Any key ends a recording. */
export function answerVoicemail(place: Place<NodeOf<'voicemail'>>, input: FlowInput): Move | undefined {
  const { turn, standing } = place.state
  const isOver = input.type === 'tick' && isTimeUp(place, input)
  if (standing.for === 'message') {
    if (input.type === 'words' && input.text.trim() !== '')
      return by('recorded', [{ type: 'take-message', text: input.text }])
    return isOver ? by('nothing') : undefined
  }
  if (input.type === 'recorded')
    return input.turn === turn ? by(input.heard ? 'recorded' : 'nothing') : undefined
  const isKey = input.type === 'digit' && keys.some((key) => key === input.digit)
  return isKey || isOver ? by('recorded', [...hushed(place), { type: 'stop-recording', turn }]) : undefined
}

export function arriveAtTransfer(place: Place<NodeOf<'transfer'>>): Move {
  const { node, world, turn } = place
  const { target, seconds } = node
  if (target.to === 'flow') {
    const isThere = world.flows.some(({ id }) => id === target.flowId)
    return isThere ? { onward: { to: 'flow', flowId: target.flowId }, doing: [], changes: {} } : by('failed')
  }
  const to =
    target.to === 'number' ? { ...target, number: normalPhone(target.number) ?? target.number } : target
  const transfer = { type: 'transfer', turn, target: to, seconds } as const
  return waits({ for: 'transfer' }, answerBy(place, seconds), [transfer])
}

export function answerTransfer(place: Place<NodeOf<'transfer'>>, input: FlowInput): Move | undefined {
  if (input.type === 'transfer-answer' && input.turn === place.state.turn) {
    if (input.outcome === 'failed') return by('failed')
    return { onward: { to: 'end', how: 'transferred' }, doing: [], changes: {} }
  }
  return input.type === 'tick' && isTimeUp(place, input) ? by('failed') : undefined
}

export function arriveAtSet({ node, state }: Place<NodeOf<'set'>>): Move {
  let isSensitive = false
  const value = filled(node.value, state.variables, (variable) => {
    isSensitive ||= variable.isSensitive
    return variable.value
  })
  const variable = { name: node.variable, value, isSensitive }
  return by('next', [remember(variable)], { variables: withVariable(state.variables, variable) })
}

/** So deep may flows call each other. */
const deepest = 8

export function arriveAtSubFlow({ node, state, world }: Place<NodeOf<'sub-flow'>>): Move {
  const isThere = world.flows.some(({ id }) => id === node.flowId)
  if (!isThere || state.callers.length >= deepest) return by('failed')
  return { onward: { to: 'sub-flow', flowId: node.flowId }, doing: [], changes: {} }
}
