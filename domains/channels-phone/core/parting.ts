// How people leave a call: one of them, the agent from the caller, and all of them at its end.
import { type Call, type Ending, type Leg, legOf, type Place, isUp, withLeg } from './call.ts'
import type { Tell } from './doing.ts'
import { figuresOf, moved, withHold } from './figures.ts'
import { nameOf } from './put-right.ts'
import type { LegEnd, Sound } from './switchboard.ts'

/** A call after something, and what the product is told of it. */
export type Step = { call: Call; tells: readonly Tell[] }

export const asItWas = (call: Call): Step => ({ call, tells: [] })

/** What no hand on a receiver does. */
const lineDied: readonly LegEnd[] = ['unreachable', 'congested', 'switch']
const comeBackMs = 20_000
/** However long a last word is, the line is cut then: the end of it may never be told. */
export const longestFarewellMs = 60_000

/** Who was never rung is gone at once. */
export function letGo(call: Call, id: string, why: LegEnd = 'hung-up'): Call {
  const leg = legOf(call, id)
  if (leg === undefined || leg.state === 'ended' || leg.state === 'leaving') return call
  const state = leg.asked.rung ? 'leaving' : 'ended'
  return withLeg(call, id, { state, why, since: call.now })
}

export function ended(call: Call, ending: Ending): Step {
  if (call.stage.is === 'ended') return asItWas(call)
  const atEnd = moved(call, { is: 'ended', since: call.now, ending })
  const why = ending.why === 'refused' ? 'rejected' : 'hung-up'
  const alone = call.legs.reduce((left, { id }) => letGo(left, id, why), atEnd)
  const { warnings, firstKey, score } = call
  return {
    call: { ...alone, announcement: null },
    tells: [{ tell: 'ended', ...ending, warnings, firstKey, score, ...figuresOf(atEnd) }],
  }
}

/** The conversation is over; a caller who is still there may be asked how it was. */
export function afterConversation(call: Call, ending: Ending, notice: readonly Sound[] = []): Step {
  const alone = withoutOthers(call)
  if (!isUp(call, call.caller)) return ended(alone, ending)
  if (notice.length > 0) return farewell(alone, ending, notice)
  const { survey } = call
  if (survey === null || ending.why === 'abusive' || ending.why === 'wrong-number')
    return ended(alone, ending)
  const until = call.now + survey.seconds * 1000
  const asked = moved(alone, { is: 'survey', since: call.now, until, ending })
  return asItWas(saying(asked, survey.question, true))
}

export function farewell(call: Call, ending: Ending, what: readonly Sound[]): Step {
  if (what.length === 0 || !isUp(call, call.caller)) return ended(call, ending)
  const until = call.now + longestFarewellMs
  return asItWas(saying(moved(withoutOthers(call), { is: 'farewell', since: call.now, until, ending }), what))
}

/** The agent is no more in the conversation: who else is there goes on with the caller, or the call is over. */
export function agentGone(call: Call, agent: Leg, why: LegEnd): Step {
  const { stage } = call
  if (stage.is === 'dialling') return ended(call, { by: 'agent', why })
  if (stage.is !== 'talking') return asItWas(call)
  const isLost = lineDied.includes(why)
  if (stage.third !== null && (!isLost || stage.third.together)) return handedToThird(call, agent)
  if (isLost) return stranded(call, agent)
  return afterConversation(call, { by: 'agent', why })
}

/** As in any office: who lays down the receiver while the colleague is on the line has put the caller through. */
export function handedToThird(call: Call, agent: Leg): Step {
  const { stage } = call
  if (stage.is !== 'talking' || stage.third === null) return asItWas(call)
  const third = legOf(call, stage.third.leg)
  if (third === undefined) return asItWas(call)
  const without = withLeg(letGo(call, agent.id), third.id, { role: 'agent' })
  const tells: Tell[] = [{ tell: 'transferred', from: agent.personId, to: third.personId, leg: third.id }]
  if (third.state === 'up') {
    const talking = { is: 'talking', since: call.now, agent: third.id, held: null, third: null } as const
    return { call: moved(without, talking), tells }
  }
  const back = placeAfterTransfer(call)
  // There is nothing to listen to until somebody answers.
  const alone = call.legs.reduce(
    (left, { id, role }) => (role === 'leader' ? letGo(left, id) : left),
    without,
  )
  return { call: moved(alone, { is: 'ringing', since: call.now, leg: third.id, back }), tells }
}

/** Whom nobody took after a transfer has lost her agent already: she goes before others. */
export function placeAfterTransfer({ now, queueId }: Call): Place {
  if (queueId === null) return { is: 'in-flow', since: now, listening: false }
  return { is: 'queued', since: now, queueId, first: true }
}

export function stranded(call: Call, agent: Leg): Step {
  const until = call.now + comeBackMs
  const alone = withoutOthers(call)
  const waiting = moved(alone, { is: 'stranded', since: call.now, personId: agent.personId, until })
  const told = saying(waiting, [{ kind: 'prompt', key: 'agent-line-lost' }])
  return { call: told, tells: [{ tell: 'line-lost', personId: agent.personId, until }] }
}

/** Nobody took the caller: she is where she was. */
export function notTaken(call: Call, leg: Leg, why: LegEnd): Step {
  if (call.stage.is !== 'ringing') return asItWas(call)
  const ringMs = call.now - call.stage.since
  const { back } = call.stage
  const place: Place = { ...back, since: call.now }
  return {
    call: moved(letGo(call, leg.id, why), place),
    tells: [{ tell: 'not-taken', personId: leg.personId, leg: leg.id, why, ringMs }],
  }
}

export function thirdGone(call: Call, third: Leg): Step {
  if (call.stage.is !== 'talking') return asItWas(call)
  const alone = letGo(withHold(call, false), third.id)
  const { stage } = alone
  if (stage.is !== 'talking') return asItWas(alone)
  return {
    call: { ...alone, stage: { ...stage, third: null } },
    tells: [{ tell: 'third-gone', personId: third.personId, leg: third.id }],
  }
}

/** Nobody but the caller; a leader who listens has nothing to listen to any more. */
export function withoutOthers(call: Call): Call {
  return call.legs.reduce((left, { id }) => (id === call.caller ? left : letGo(left, id)), call)
}

/** `listen`: she is waited for afterwards, and hears nothing meanwhile. */
export function saying(call: Call, what: readonly Sound[], listen = false): Call {
  if (what.length === 0) return { ...call, saying: null }
  const key = nameOf(call, 'saying')
  return { ...call, named: call.named + 1, saying: { key, what, listen } }
}
