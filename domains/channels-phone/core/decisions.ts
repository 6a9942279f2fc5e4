// What people and the program decide about a call, and in which of its stages.
import type { Call, Ending, Rung, StageName, Survey } from './call.ts'
import type { LegId, Sound, StandingLeg, StandingRoom } from './switchboard.ts'

export type Towards =
  | { kind: 'queue'; queueId: string }
  | { kind: 'flow' }
  /** A colleague or an outside number. */
  | { kind: 'leg'; rung: Rung }

export type LeaderDoes = 'listen' | 'whisper' | 'join'

/** `at`: epoch milliseconds. */
export type Decision = { at: number } & (
  | { type: 'answer' }
  /** To the caller, by the flow or while she waits. Nothing to say stops what is said. `listen`: then a key is awaited. */
  | { type: 'say'; what: readonly Sound[]; listen: boolean }
  | { type: 'queue'; queueId: string }
  | { type: 'to-flow' }
  /** Holds the caller out to somebody; also takes back what is parked, and rings an agent who came back. */
  | { type: 'offer'; rung: Rung }
  | { type: 'withdraw' | 'reject' | 'no-answer'; leg: LegId }
  /** In the desk; the line is up when the switch says so. */
  | { type: 'accept'; leg: LegId }
  | { type: 'hold'; on: boolean }
  | { type: 'mute'; leg: LegId; on: boolean }
  | { type: 'send-keys'; leg: LegId; keys: string }
  | { type: 'hand-over'; to: Towards }
  /** Asks a third while the caller hears music. */
  | { type: 'consult'; rung: Rung }
  | { type: 'put-through' | 'drop-third' | 'three-way' }
  | { type: 'park' }
  | { type: 'lead'; rung: Rung; does: LeaderDoes }
  | { type: 'lead-by'; leg: LegId; does: LeaderDoes }
  | { type: 'stop-leading' | 'take-over'; leg: LegId }
  | { type: 'announce'; what: readonly Sound[] }
  | { type: 'record' }
  | { type: 'pause-recording'; on: boolean }
  | { type: 'ask-afterwards'; survey: Survey | null }
  | { type: 'warn' }
  | { type: 'line-lost' }
  | ({ type: 'hang-up'; notice: readonly Sound[] } & Ending)
)

/** What the switch says there is, for the calls that went on while we were away. */
export type Found = {
  type: 'found'
  at: number
  legs: readonly StandingLeg[]
  rooms: readonly StandingRoom[]
}

export type DecisionType = Decision['type']

const whileWaiting = ['say', 'queue', 'to-flow', 'offer', 'record', 'ask-afterwards', 'hang-up'] as const

/** What may be decided where a call stands. */
export const decisionTable: Readonly<Record<StageName, readonly DecisionType[]>> = {
  arriving: ['answer', ...whileWaiting],
  dialling: ['mute', 'record', 'ask-afterwards', 'hang-up'],
  'in-flow': whileWaiting,
  queued: whileWaiting,
  parked: whileWaiting,
  stranded: whileWaiting,
  ringing: ['say', 'withdraw', 'reject', 'no-answer', 'accept', 'record', 'ask-afterwards', 'hang-up'],
  talking: [
    'hold',
    'mute',
    'send-keys',
    'hand-over',
    'consult',
    'put-through',
    'drop-third',
    'three-way',
    'park',
    'lead',
    'lead-by',
    'stop-leading',
    'take-over',
    'announce',
    'record',
    'pause-recording',
    'ask-afterwards',
    'warn',
    'line-lost',
    'hang-up',
  ],
  survey: ['hang-up'],
  farewell: ['hang-up'],
  ended: [],
}

export type WhyNotDecide =
  | 'not-now'
  | 'no-such-leg'
  | 'leg-known'
  | 'third-there'
  | 'no-third'
  | 'not-warned'
  | 'not-recorded'

/** An agent may end a call for abuse after so many warnings. */
export const warningsBeforeEnding = 2

export function whyNotDecide(call: Call, decision: Decision): WhyNotDecide | undefined {
  if (!decisionTable[call.stage.is].includes(decision.type)) return 'not-now'
  return whyNotLegs(call, decision) ?? whyNotThird(call, decision) ?? whyNotByHistory(call, decision)
}

function whyNotLegs(call: Call, decision: Decision): WhyNotDecide | undefined {
  const newcomer = newcomerOf(decision)
  if (newcomer !== undefined) return call.legs.some(({ id }) => id === newcomer) ? 'leg-known' : undefined
  if (!('leg' in decision)) return undefined
  const leg = call.legs.find(({ id }) => id === decision.leg)
  if (leg === undefined || leg.state === 'ended' || leg.state === 'leaving') return 'no-such-leg'
  switch (decision.type) {
    case 'withdraw':
    case 'reject':
    case 'no-answer':
    case 'accept':
      return call.stage.is === 'ringing' && call.stage.leg === leg.id ? undefined : 'no-such-leg'
    case 'lead-by':
    case 'stop-leading':
      return leg.role === 'leader' ? undefined : 'no-such-leg'
    case 'take-over':
      return leg.role === 'leader' && leg.state === 'up' ? undefined : 'no-such-leg'
    case 'mute':
    case 'send-keys':
      return undefined
  }
}

function newcomerOf(decision: Decision): LegId | undefined {
  if ('rung' in decision) return decision.rung.leg
  return decision.type === 'hand-over' && decision.to.kind === 'leg' ? decision.to.rung.leg : undefined
}

function whyNotThird({ stage }: Call, { type }: Decision): WhyNotDecide | undefined {
  if (stage.is !== 'talking') return undefined
  if (type === 'consult') return stage.third === null ? undefined : 'third-there'
  const needsThird = type === 'put-through' || type === 'drop-third' || type === 'three-way'
  return needsThird && stage.third === null ? 'no-third' : undefined
}

function whyNotByHistory(call: Call, decision: Decision): WhyNotDecide | undefined {
  if (decision.type === 'pause-recording') return call.recording === null ? 'not-recorded' : undefined
  const isForAbuse = decision.type === 'hang-up' && decision.by === 'agent' && decision.why === 'abusive'
  return isForAbuse && call.warnings < warningsBeforeEnding ? 'not-warned' : undefined
}
