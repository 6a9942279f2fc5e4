// One step of a call: whatever is heard or decided goes in, the call and what to do about it come out.
import { type Call, legOf } from './call.ts'
import { callAfterDecision } from './call-after-decision.ts'
import { callAfterSignal } from './call-after-signal.ts'
import { callAfterFound, endedButStanding } from './call-after-found.ts'
import type { Decision, Found } from './decisions.ts'
import type { Ask, Doing } from './doing.ts'
import { moved } from './figures.ts'
import { asItWas, ended, notTaken, type Step } from './parting.ts'
import { putRight } from './put-right.ts'
import type { Signal } from './switchboard.ts'

/** Nothing but time, for what is due: see `lookAgainAt`. */
export type Passed = { type: 'time'; at: number }

export type What = { signal: Signal } | { decision: Decision } | Found | Passed

/** Never throws, never goes back. What to do follows from the call: done once or, after a crash, again. */
export function callAfter(call: Call, what: What): { call: Call; doing: Doing[] } {
  const step = afterWhat(at(call, instantOf(what)), what)
  const late = 'type' in what && what.type === 'time' ? afterTime(step.call) : asItWas(step.call)
  const put = putRight(late.call)
  return { call: put.call, doing: [...put.asks, ...asksOf(call, what), ...step.tells, ...late.tells] }
}

/** When time alone changes something. */
export function lookAgainAt({ stage, ...call }: Call): number | undefined {
  switch (stage.is) {
    case 'stranded':
    case 'survey':
    case 'farewell':
      return stage.until
    case 'ringing':
      return stage.since + ((legOf({ stage, ...call }, stage.leg)?.seconds ?? 0) + graceSeconds) * 1000
    case 'arriving':
    case 'dialling':
    case 'in-flow':
    case 'queued':
    case 'parked':
    case 'talking':
    case 'ended':
      return undefined
  }
}

/** The switch ends a ring that nobody answers; should it never say so, we do. */
const graceSeconds = 5

function afterWhat(call: Call, what: What): Step {
  if ('signal' in what) return callAfterSignal(call, what.signal)
  if ('decision' in what) return callAfterDecision(call, what.decision)
  return what.type === 'found' ? callAfterFound(call, what) : asItWas(call)
}

const instantOf = (what: What): number =>
  'signal' in what ? what.signal.at : 'decision' in what ? what.decision.at : what.at

const at = (call: Call, now: number): Call => (now > call.now ? { ...call, now } : call)

/** What is asked for once and leaves nothing that stands. */
function asksOf(call: Call, what: What): Ask[] {
  if ('type' in what) return what.type === 'found' ? endedButStanding(call, what.legs) : []
  if ('signal' in what) {
    const { signal } = what
    return signal.type === 'ringing' || signal.type === 'answered' ? endedButStanding(call, [signal]) : []
  }
  if (what.decision.type !== 'send-keys') return []
  const { leg, keys } = what.decision
  return legOf(call, leg)?.state === 'up' ? [{ ask: 'sendDigits', leg, digits: keys }] : []
}

function afterTime(call: Call): Step {
  const due = lookAgainAt(call)
  const { stage } = call
  if (due === undefined || due > call.now) return asItWas(call)
  if (stage.is === 'survey' || stage.is === 'farewell') return ended(call, stage.ending)
  if (stage.is === 'stranded') return firstInLine(call)
  const leg = stage.is === 'ringing' ? legOf(call, stage.leg) : undefined
  return leg === undefined ? asItWas(call) : notTaken(call, leg, 'no-answer')
}

function firstInLine(call: Call): Step {
  const { now, queueId } = call
  const back = { is: 'queued', since: now, queueId, first: true } as const
  return { call: moved(call, back), tells: [{ tell: 'first-in-line', queueId }] }
}
