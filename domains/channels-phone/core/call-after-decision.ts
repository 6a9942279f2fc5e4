// What a decision makes of a call. One that is not allowed where the call stands changes nothing.
import { type Call, type Leg, legOf, newLeg, type Place, type Rung, withLeg } from './call.ts'
import { type Decision, type Towards, whyNotDecide } from './decisions.ts'
import { moved, withHold } from './figures.ts'
import {
  afterConversation,
  asItWas,
  ended,
  farewell,
  handedToThird,
  letGo,
  notTaken,
  placeAfterTransfer,
  saying,
  type Step,
  stranded,
  thirdGone,
  withoutOthers,
} from './parting.ts'
import { nameOf } from './put-right.ts'

type Of<Type extends Decision['type']> = Extract<Decision, { type: Type }>

export function callAfterDecision(call: Call, decision: Decision): Step {
  if (whyNotDecide(call, decision) !== undefined) return asItWas(call)
  return afterAllowed(call, decision)
}

function afterAllowed(call: Call, decision: Decision): Step {
  switch (decision.type) {
    case 'answer':
    case 'to-flow':
      return asItWas(moved(call, { is: 'in-flow', since: call.now, listening: false }))
    case 'say':
      return asItWas(said(call, decision))
    case 'queue':
      return asItWas(queued(call, decision.queueId, call.stage.is === 'stranded'))
    case 'offer':
      return asItWas(offered(call, decision.rung))
    case 'withdraw':
      return afterNotTaken(call, decision.leg, 'hung-up')
    case 'reject':
      return afterNotTaken(call, decision.leg, 'rejected')
    case 'no-answer':
      return afterNotTaken(call, decision.leg, 'no-answer')
    case 'accept':
    case 'send-keys':
      return asItWas(call)
    case 'mute':
      return asItWas(withLeg(call, decision.leg, { muted: decision.on }))
    case 'announce':
      return asItWas(announced(call, decision))
    case 'record':
      return asItWas(recorded(call))
    case 'pause-recording':
      return asItWas(
        call.recording ? { ...call, recording: { ...call.recording, paused: decision.on } } : call,
      )
    case 'ask-afterwards':
      return asItWas({ ...call, survey: decision.survey })
    case 'warn':
      return asItWas({ ...call, warnings: call.warnings + 1 })
    case 'hang-up':
      return afterHangUp(call, decision)
    case 'hold':
    case 'hand-over':
    case 'consult':
    case 'put-through':
    case 'drop-third':
    case 'three-way':
    case 'park':
    case 'lead':
    case 'lead-by':
    case 'stop-leading':
    case 'take-over':
    case 'line-lost':
      return whileTalking(call, decision)
  }
}

type WhileTalking = Of<
  | 'hold'
  | 'hand-over'
  | 'consult'
  | 'put-through'
  | 'drop-third'
  | 'three-way'
  | 'park'
  | 'lead'
  | 'lead-by'
  | 'stop-leading'
  | 'take-over'
  | 'line-lost'
>

function whileTalking(call: Call, decision: WhileTalking): Step {
  const { stage } = call
  const agent = stage.is === 'talking' ? legOf(call, stage.agent) : undefined
  if (stage.is !== 'talking' || agent === undefined) return asItWas(call)
  const third = stage.third ? legOf(call, stage.third.leg) : undefined
  switch (decision.type) {
    case 'hold':
      return asItWas(held(call, decision.on))
    case 'hand-over':
      return handedOver(call, agent, decision.to)
    case 'consult':
      return asItWas(consulted(call, decision.rung))
    case 'put-through':
      return handedToThird(call, agent)
    case 'drop-third':
      return third ? thirdGone(call, third) : asItWas(call)
    case 'three-way':
      return asItWas(together(call))
    case 'park':
      return parked(call, agent)
    case 'lead':
      return asItWas(led(call, decision))
    case 'lead-by':
      return asItWas(withLeg(call, decision.leg, { ear: decision.does }))
    case 'stop-leading':
      return asItWas(letGo(call, decision.leg))
    case 'take-over':
      return takenOver(call, agent, decision.leg)
    case 'line-lost':
      return stranded(call, agent)
  }
}

/** Also stops what is said, where there is nothing to say. */
function said(call: Call, { what, listen }: Of<'say'>): Call {
  const { stage } = call
  const told = saying(call, what, listen)
  return stage.is === 'in-flow' ? { ...told, stage: { ...stage, listening: listen } } : told
}

function queued(call: Call, queueId: string, first: boolean): Call {
  return moved({ ...call, queueId }, { is: 'queued', since: call.now, queueId, first })
}

function offered(call: Call, rung: Rung): Call {
  const leg = newLeg(rung, 'agent', call.now)
  const ringing = { is: 'ringing', since: call.now, leg: leg.id, back: placeOf(call) } as const
  return { ...moved(call, ringing), legs: [...call.legs, leg] }
}

/** Where the caller is until somebody takes her. */
function placeOf({ stage, now }: Call): Place {
  const { is } = stage
  if (is === 'queued' || is === 'parked' || is === 'stranded') return stage
  return { is: 'in-flow', since: now, listening: false }
}

function afterNotTaken(call: Call, id: string, why: 'hung-up' | 'rejected' | 'no-answer'): Step {
  const leg = legOf(call, id)
  return leg === undefined ? asItWas(call) : notTaken(call, leg, why)
}

function announced(call: Call, { what }: Of<'announce'>): Call {
  if (what.length === 0) return { ...call, announcement: null }
  const announcement = { key: nameOf(call, 'saying'), what, listen: false }
  return { ...call, announcement, named: call.named + 1 }
}

function recorded(call: Call): Call {
  if (call.recording !== null) return call
  const asked = { on: 'no', paused: false, stopped: false } as const
  const recording = { recording: nameOf(call, 'recording'), leg: call.caller, paused: false, asked }
  return { ...call, recording, named: call.named + 1 }
}

/** Whoever is asked meanwhile keeps the caller apart: with her back they would all be together. */
function held(call: Call, on: boolean): Call {
  const { stage } = call
  if (stage.is !== 'talking' || (!on && stage.third?.together === false)) return call
  return withHold(call, on)
}

function consulted(call: Call, rung: Rung): Call {
  const apart = withHold(call, true)
  const { stage } = apart
  if (stage.is !== 'talking') return call
  const third = { leg: rung.leg, together: false }
  return { ...apart, stage: { ...stage, third }, legs: [...call.legs, newLeg(rung, 'third', call.now)] }
}

function together(call: Call): Call {
  const all = withHold(call, false)
  const { stage } = all
  if (stage.is !== 'talking' || stage.third === null) return call
  return { ...all, stage: { ...stage, third: { ...stage.third, together: true } } }
}

/** The agent is free at once; the caller hears music until somebody answers. */
function handedOver(call: Call, agent: Leg, to: Towards): Step {
  const alone = withoutOthers(call)
  const left = { tell: 'agent-left', personId: agent.personId, leg: agent.id } as const
  if (to.kind === 'queue') return { call: queued(alone, to.queueId, false), tells: [left] }
  if (to.kind === 'flow') {
    return { call: moved(alone, { is: 'in-flow', since: call.now, listening: false }), tells: [left] }
  }
  const leg = newLeg(to.rung, 'agent', call.now)
  const back = placeAfterTransfer(call)
  const ringing = moved(alone, { is: 'ringing', since: call.now, leg: leg.id, back })
  return { call: { ...ringing, legs: [...ringing.legs, leg] }, tells: [left] }
}

function parked(call: Call, agent: Leg): Step {
  const alone = withoutOthers(call)
  return {
    call: moved(alone, { is: 'parked', since: call.now, by: agent.personId }),
    tells: [{ tell: 'agent-left', personId: agent.personId, leg: agent.id }],
  }
}

function led(call: Call, { rung, does }: Of<'lead'>): Call {
  const leg = { ...newLeg(rung, 'leader', call.now), ear: does }
  return { ...call, legs: [...call.legs, leg] }
}

function takenOver(call: Call, agent: Leg, id: string): Step {
  const leader = legOf(call, id)
  if (leader === undefined) return asItWas(call)
  const talking = moved(withLeg(letGo(call, agent.id), id, { role: 'agent' }), {
    is: 'talking',
    since: call.now,
    agent: id,
    held: null,
    third: null,
  })
  const alone = call.legs.reduce((left, leg) => (leg.role === 'third' ? letGo(left, leg.id) : left), talking)
  return {
    call: alone,
    tells: [{ tell: 'taken-over', from: agent.personId, to: leader.personId, leg: id }],
  }
}

function afterHangUp(call: Call, { by, why, notice }: Of<'hang-up'>): Step {
  const { stage } = call
  if (stage.is === 'survey' || stage.is === 'farewell') return ended(call, stage.ending)
  if (stage.is === 'talking') return afterConversation(call, { by, why }, notice)
  return farewell(call, { by, why }, notice)
}
