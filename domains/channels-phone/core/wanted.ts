// What should be: who hears whom and what, and whose line is to end. It follows from the call and nothing else.
import { type Call, type Ear, isUp, type Leg } from './call.ts'
import type { Sound } from './switchboard.ts'

export type Hearing = { key: string; what: readonly Sound[]; loop: boolean }

export type Wanted = {
  rung: boolean
  answered: boolean
  hungUp: boolean
  inRoom: boolean
  muted: boolean
  hears: Hearing | null
  ear: Ear | null
}

const music: Hearing = { key: 'music', what: [{ kind: 'tone', tone: 'music' }], loop: true }
const ringing: Hearing = { key: 'ring', what: [{ kind: 'tone', tone: 'ring' }], loop: true }

export function wantedOf(call: Call, leg: Leg): Wanted {
  const isHere = leg.state === 'up'
  const hears = isHere ? heardBy(call, leg) : null
  return {
    rung: leg.role !== 'caller' || isDueToRing(call),
    answered: leg.role === 'caller' && call.direction === 'in' && call.stage.is !== 'arriving',
    hungUp: leg.state === 'leaving',
    // Whoever is played something is apart from the room, so that nobody else hears it.
    inRoom: isHere && hears === null && belongsInRoom(call, leg),
    muted: isHere && leg.muted,
    hears,
    ear: isHere ? earOf(call, leg) : null,
  }
}

/** The customer of a call we make is rung when the agent is there. */
function isDueToRing({ stage, ...call }: Call): boolean {
  if (call.direction === 'in') return true
  return stage.is !== 'dialling' || call.legs.some(({ id, state }) => id === stage.agent && state === 'up')
}

function heardBy(call: Call, leg: Leg): Hearing | null {
  if (leg.role === 'caller') return heardByCaller(call)
  const { stage } = call
  if (stage.is === 'dialling') return leg.id === stage.agent ? ringing : null
  if (stage.is !== 'talking' || leg.id !== stage.agent || stage.third === null) return null
  // In a conversation of three the two go on talking while the third is rung.
  return stage.third.together || isUp(call, stage.third.leg) ? null : ringing
}

/** A caller hears somebody, something that is said, or music; silence only where she is waited for. */
function heardByCaller(call: Call): Hearing | null {
  const { stage, saying } = call
  if (saying !== null && saying.what.length > 0) return { ...saying, loop: false }
  switch (stage.is) {
    case 'talking':
      return stage.held === null ? null : music
    case 'in-flow':
      return stage.listening ? null : music
    case 'ringing':
      return stage.back.is === 'in-flow' ? ringing : music
    case 'queued':
    case 'parked':
    case 'stranded':
    case 'dialling':
      return music
    case 'arriving':
    case 'survey':
    case 'farewell':
    case 'ended':
      return null
  }
}

function belongsInRoom({ stage, caller }: Call, leg: Leg): boolean {
  if (stage.is !== 'talking') return false
  if (leg.id === caller) return stage.held === null
  if (leg.role === 'leader') return leg.ear === 'join'
  return leg.id === stage.agent || leg.id === stage.third?.leg
}

function earOf({ stage, ...call }: Call, leg: Leg): Ear | null {
  if (stage.is !== 'talking' || leg.role !== 'leader' || leg.ear === 'join') return null
  const agent = call.legs.find(({ id }) => id === stage.agent)
  return agent?.state === 'up' ? { to: agent.id, how: leg.ear } : null
}
