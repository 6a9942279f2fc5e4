// What a signal of the switch makes of a call. One that is repeated, late or about nobody here changes nothing.
import { type Call, type EndedBy, type Leg, legOf, withLeg } from './call.ts'
import type { Tell } from './doing.ts'
import { moved } from './figures.ts'
import { agentGone, asItWas, ended, farewell, notTaken, type Step, thirdGone } from './parting.ts'
import type { Signal } from './switchboard.ts'

type About<Type extends Signal['type']> = Extract<Signal, { type: Type }>

export function callAfterSignal(call: Call, signal: Signal): Step {
  switch (signal.type) {
    case 'ringing':
    case 'answered':
    case 'ended':
    case 'joined':
    case 'left':
    case 'digit': {
      const leg = legOf(call, signal.leg)
      return leg === undefined ? asItWas(call) : afterLegSignal(call, leg, signal)
    }
    case 'played':
      return afterPlayed(call, signal.play)
    case 'recorded':
      return afterRecorded(call, signal)
    case 'arrived':
    case 'talking':
    case 'connected':
    case 'disconnected':
      return asItWas(call)
  }
}

function afterLegSignal(
  call: Call,
  leg: Leg,
  signal: About<'ringing' | 'answered' | 'ended' | 'joined' | 'left' | 'digit'>,
): Step {
  switch (signal.type) {
    case 'ringing':
      return afterRinging(call, leg)
    case 'answered':
      return afterAnswered(call, leg)
    case 'ended':
      return afterEnded(call, leg, signal)
    case 'digit':
      return leg.id === call.caller ? afterKey(call, signal) : asItWas(call)
    case 'joined':
      return asItWas(isInRoom(call, leg, signal.room, true))
    case 'left':
      return asItWas(isInRoom(call, leg, signal.room, false))
  }
}

function afterRinging(call: Call, leg: Leg): Step {
  if (leg.state === 'leaving') return asItWas(hangUpAgain(call, leg))
  if (leg.state !== 'ringing' || leg.ringsAt !== null) return asItWas(call)
  const rings = withLeg(call, leg.id, { ringsAt: call.now })
  return { call: rings, tells: [{ tell: 'rings', personId: leg.personId, leg: leg.id }] }
}

/** Told to go before it existed in the switch, it may not have heard it. */
function hangUpAgain(call: Call, leg: Leg): Call {
  return withLeg(call, leg.id, { asked: { ...leg.asked, hungUp: false } })
}

function afterAnswered(call: Call, leg: Leg): Step {
  if (leg.state === 'leaving') return asItWas(hangUpAgain(call, leg))
  if (leg.state !== 'ringing') return asItWas(call)
  const up = withLeg(call, leg.id, { state: 'up', since: call.now, upAt: call.now })
  const { stage } = call
  if (stage.is === 'ringing' && stage.leg === leg.id) return agentAnswered(up, leg, stage.since)
  if (stage.is === 'dialling' && leg.id === call.caller) return agentAnswered(up, leg, leg.since)
  const { personId, id } = leg
  if (leg.role === 'third') return { call: up, tells: [{ tell: 'third-up', personId, leg: id }] }
  if (leg.role === 'leader') return { call: up, tells: [{ tell: 'leader-up', personId, leg: id }] }
  return asItWas(up)
}

function agentAnswered(call: Call, leg: Leg, rangSince: number): Step {
  const agent = call.stage.is === 'dialling' ? call.stage.agent : leg.id
  const talking = moved(call, { is: 'talking', since: call.now, agent, held: null, third: null })
  const personId = legOf(call, agent)?.personId ?? null
  return { call: talking, tells: [{ tell: 'answered', personId, leg: agent, ringMs: call.now - rangSince }] }
}

function afterEnded(call: Call, leg: Leg, { why, by }: About<'ended'>): Step {
  if (leg.state === 'ended') return asItWas(call)
  const wasLeaving = leg.state === 'leaving'
  const asked = { ...leg.asked, inRoom: false, ear: null, hears: null }
  const gone = withLeg(call, leg.id, { state: 'ended', since: call.now, why, asked })
  if (wasLeaving || call.stage.is === 'ended') return asItWas(gone)
  if (leg.id === call.caller) return callerGone(gone, whoEnded(why, by), why)
  const { stage } = gone
  if (stage.is === 'ringing' && stage.leg === leg.id) return notTaken(gone, leg, why)
  if (stage.is === 'talking' && stage.third?.leg === leg.id) return thirdGone(gone, leg)
  if ((stage.is === 'talking' || stage.is === 'dialling') && stage.agent === leg.id)
    return agentGone(gone, leg, why)
  const left: Tell = { tell: 'leader-gone', personId: leg.personId, leg: leg.id }
  return leg.role === 'leader' ? { call: gone, tells: [left] } : asItWas(gone)
}

/** Who is asked how it was, or told good-bye, was left by the agent already. */
function callerGone(call: Call, by: EndedBy, why: About<'ended'>['why']): Step {
  const { stage } = call
  if (stage.is === 'survey' || stage.is === 'farewell') return ended(call, stage.ending)
  return ended(call, { by, why })
}

const whoEnded = (why: About<'ended'>['why'], by: 'them' | 'us'): EndedBy => {
  if (why === 'switch' || why === 'unreachable' || why === 'congested') return 'network'
  return by === 'them' ? 'caller' : 'system'
}

/** A key heard late was pressed for another question: worse than none. */
function afterKey(call: Call, { digit, at }: About<'digit'>): Step {
  if (call.lastKeyAt !== null && at <= call.lastKeyAt) return asItWas(call)
  const pressed = { ...call, lastKeyAt: at }
  if (call.stage.is === 'survey') return afterScore(pressed, digit)
  if (call.stage.is !== 'in-flow' && call.stage.is !== 'queued') return asItWas(pressed)
  const first = call.firstKey === null
  return {
    call: { ...pressed, firstKey: call.firstKey ?? digit },
    tells: [{ tell: 'key', key: digit, first }],
  }
}

function afterScore(call: Call, key: string): Step {
  const { stage, survey } = call
  if (stage.is !== 'survey' || survey === null || !survey.keys.includes(key)) return asItWas(call)
  const thanked = farewell({ ...call, score: key }, stage.ending, survey.thanks)
  return { ...thanked, tells: [{ tell: 'score', key }, ...thanked.tells] }
}

function afterPlayed(call: Call, play: string): Step {
  const { announcement } = call.asked
  if (announcement?.play === play) {
    return asItWas({ ...call, announcement: null, asked: { ...call.asked, announcement: null } })
  }
  const leg = call.legs.find(({ asked }) => asked.plays.includes(play))
  if (leg === undefined) return asItWas(call)
  const isHeard = leg.asked.hears?.play === play
  const plays = leg.asked.plays.filter((one) => one !== play)
  const asked = { ...leg.asked, plays, hears: isHeard ? null : leg.asked.hears }
  const quiet = withLeg(call, leg.id, { asked })
  const { saying } = call
  // Music that ends of itself is asked for again.
  if (!isHeard || leg.id !== call.caller || saying?.key !== leg.asked.hears?.key) return asItWas(quiet)
  return saying === null ? asItWas(quiet) : afterSaid(quiet, saying)
}

function afterSaid(call: Call, { key, listen }: { key: string; listen: boolean }): Step {
  const { stage } = call
  const said = { ...call, saying: null }
  if (stage.is === 'farewell') return ended(said, stage.ending)
  if (stage.is !== 'in-flow') return { call: said, tells: [{ tell: 'said', key }] }
  return { call: { ...said, stage: { ...stage, listening: listen } }, tells: [{ tell: 'said', key }] }
}

function afterRecorded(call: Call, { recording, milliseconds, why }: About<'recorded'>): Step {
  if (call.recording?.recording !== recording) return asItWas(call)
  return {
    call: { ...call, recording: null },
    tells: [{ tell: 'recorded', recording, milliseconds, failed: why === 'failed' }],
  }
}

/** A room that somebody left or entered unasked is put right. */
function isInRoom(call: Call, leg: Leg, room: string, inRoom: boolean): Call {
  if (room !== call.room || leg.state !== 'up') return call
  return withLeg(call, leg.id, { asked: { ...leg.asked, inRoom } })
}
