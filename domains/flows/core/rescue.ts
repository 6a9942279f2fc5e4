// The safe way out of a flow that leads nowhere: an agent, and where there is none a word before the end.
import type { FlowState, FlowWorld, Standing } from './flow-state.ts'
import type { Doing, FlowInput } from './inputs.ts'
import type { Phrase } from './prompt.ts'
import { saidPhrase } from './said.ts'

const transferSeconds = 30
const sayingSeconds = 20

type Rescue = { standing: Standing; until: number; doing: Doing[] }

export function rescue(state: FlowState, world: FlowWorld): Rescue {
  const { safeQueueId, now } = world
  const turn = state.turn + 1
  if (safeQueueId === null) return goodbye(state, world)
  const target = { to: 'queue', queueId: safeQueueId } as const
  return {
    standing: { for: 'rescue' },
    until: now + (sayingSeconds + transferSeconds) * 1000,
    doing: [...sorry(state, 'sorry-to-agent'), { type: 'transfer', turn, target, seconds: transferSeconds }],
  }
}

function goodbye(state: FlowState, { now }: FlowWorld): Rescue {
  const doing = sorry(state, 'sorry-goodbye')
  return { standing: { for: 'goodbye' }, until: now + sayingSeconds * 1000, doing }
}

function sorry({ facts, language, turn }: FlowState, phrase: Phrase): Doing[] {
  const { sounds, texts } = saidPhrase(language, phrase)
  return facts.channel === 'phone'
    ? [{ type: 'stop-saying' }, { type: 'say', turn: turn + 1, sounds }]
    : [{ type: 'write', turn: turn + 1, texts, buttons: [] }]
}

/** What follows while nobody stands at a node any more. */
export function afterRescue(
  state: FlowState,
  input: FlowInput,
  world: FlowWorld,
): Rescue | 'transferred' | 'failed' | undefined {
  const isTimeUp = input.type === 'tick' && state.wakeAt !== null && world.now >= state.wakeAt
  if (state.standing.for === 'goodbye') {
    const isPlayed = input.type === 'played' && input.turn === state.turn
    return isPlayed || isTimeUp ? 'failed' : undefined
  }
  const isAnswer = input.type === 'transfer-answer' && input.turn === state.turn
  if (isAnswer && input.outcome === 'taken') return 'transferred'
  return isAnswer || isTimeUp ? goodbye(state, world) : undefined
}
