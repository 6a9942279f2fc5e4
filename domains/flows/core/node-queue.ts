// The line: its place is told from time to time, and held until something lets it go.
import type { Language } from '#protocol'
import { heard, type Choice } from './choice.ts'
import type { Line, Place, Standing } from './flow-state.ts'
import type { Doing, FlowInput } from './inputs.ts'
import { after, by, isTimeUp, type Move, waits } from './move.ts'
import type { Key, NodeOf } from './node-kinds.ts'
import type { Phrase, Text } from './prompt.ts'
import { hushed, saidPhrase, saidPrompt, type Saying, saying } from './said.ts'

type Queue = Place<NodeOf<'queue'>>
type InLine = Extract<Standing, { for: 'line' }>

export function arriveAtQueue(place: Queue): Move {
  const { node, state, turn } = place
  const standing: InLine = {
    for: 'line',
    until: after(place, node.afterSeconds),
    announceAt: after(place, node.announce.everySeconds),
    announced: 0,
  }
  const buttons = offered(place).map(({ key, label }) => ({ key, label }))
  const offers = state.facts.channel === 'chat' && buttons.length > 0 ? saying(place, [], buttons) : []
  // Back from an offer that was turned down, the place is still there.
  if (state.line?.queueId === node.queueId) return waits(standing, soonest(standing), offers)
  const line: Line = { queueId: node.queueId, turn, position: null, expectedSeconds: null }
  const enqueue = { type: 'enqueue', turn, queueId: node.queueId, priority: node.priority } as const
  return waits(standing, soonest(standing), [enqueue, ...offers], { line })
}

export function answerQueue(place: Queue, input: FlowInput): Move | undefined {
  const { node, state, world } = place
  const { standing } = state
  if (standing.for !== 'line') return undefined
  if (input.type === 'digit' || input.type === 'words') {
    const answer = heard(place, input, offered(place))
    if (answer === undefined || answer === 'wrong' || answer === 'silence') return undefined
    return by(answer === node.callbackKey ? 'callback' : 'voicemail', hushed(place))
  }
  if (input.type === 'silence' || !isTimeUp(place, input)) return undefined
  return world.now >= standing.until ? by('waited') : announced(place, standing)
}

const soonest = ({ until, announceAt }: InLine): number => Math.min(until, announceAt)

function announced(place: Queue, standing: InLine): Move {
  const { node } = place
  const later: InLine = {
    ...standing,
    announceAt: after(place, node.announce.everySeconds),
    announced: standing.announced + 1,
  }
  return waits(later, soonest(later), announcement(place, standing.announced))
}

function announcement(place: Queue, announcedBefore: number): Doing[] {
  const { node, state } = place
  const { position = null, expectedSeconds = null } = state.line ?? {}
  const said: Saying[] = []
  if (node.announce.position && position !== null)
    said.push(saidPhrase(state.language, 'position', { position }))
  if (node.announce.expectedWait && expectedSeconds !== null) {
    const minutes = Math.max(1, Math.ceil(expectedSeconds / 60))
    said.push(saidPhrase(state.language, 'expected-wait', { minutes }))
  }
  const comfort = node.comfort[announcedBefore % Math.max(1, node.comfort.length)]
  if (comfort) said.push(saidPrompt(place, comfort))
  return saying(place, said)
}

/** What one may choose instead of waiting. */
function offered({ node, state }: Queue): Choice[] {
  const offer = (key: Key | null, phrase: Phrase): Choice[] =>
    key === null ? [] : [{ key, label: worded(state.language, phrase), means: meanings[phrase] ?? [] }]
  return [...offer(node.callbackKey, 'call-me-back'), ...offer(node.voicemailKey, 'leave-message')]
}

const worded = (language: Language, phrase: Phrase): Text => ({ kind: 'phrase', phrase, language, facts: {} })

const meanings: Readonly<Partial<Record<Phrase, readonly string[]>>> = {
  'call-me-back': ['回电', '回呼', '回撥', '回電', 'call me back', 'callback'],
  'leave-message': ['留言', 'leave a message', 'voicemail'],
}
