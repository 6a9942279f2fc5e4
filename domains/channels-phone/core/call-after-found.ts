// What a call is after nobody listened for a while: what is gone has ended, and what should be is asked for again.
import { type Asked, type Call, type Leg, withLeg } from './call.ts'
import { callAfterSignal } from './call-after-signal.ts'
import type { Found } from './decisions.ts'
import type { Ask } from './doing.ts'
import { asItWas, type Step } from './parting.ts'
import { stale } from './put-right.ts'
import type { LegEnd, Signal, StandingLeg } from './switchboard.ts'

type Standing = ReadonlyMap<string, StandingLeg>

/** Only what can be seen in the switch counts as done; music begins again, and a last word is said again. */
export function callAfterFound(call: Call, found: Found): Step {
  const standing: Standing = new Map(found.legs.map((leg) => [leg.leg, leg]))
  let step: Step = asItWas(asSeen(call, found, standing))
  for (const leg of call.legs) {
    const signal = missed(leg, found, standing.get(leg.id))
    if (signal === undefined) continue
    const next = callAfterSignal(step.call, signal)
    step = { call: next.call, tells: [...step.tells, ...next.tells] }
  }
  return step
}

/** What we take for gone, and the switch still has. */
export function endedButStanding(call: Call, standing: readonly { leg: string }[]): Ask[] {
  const over = new Set(call.legs.filter(({ state }) => state === 'ended').map(({ id }) => id))
  return standing
    .filter(({ leg }) => over.has(leg))
    .map(({ leg }) => ({ ask: 'hangUp', leg, why: 'hung-up' }))
}

/** What an attentive listener would have been told meanwhile. */
function missed(leg: Leg, found: Found, stands: StandingLeg | undefined): Signal | undefined {
  if (leg.state === 'ended' || !leg.asked.rung) return undefined
  if (stands !== undefined) {
    const isNew = stands.state === 'up' && leg.state === 'ringing'
    return isNew ? { at: found.at, type: 'answered', leg: leg.id } : undefined
  }
  // Rung since the switch was asked: it could not have told of it.
  if (leg.since >= found.at) return undefined
  return { at: found.at, type: 'ended', leg: leg.id, why: whyGone(leg, found), by: 'them' }
}

/** An agent who may have hung up and may have been lost is taken for lost: her caller is not left alone. */
function whyGone(leg: Leg, found: Found): LegEnd {
  if (found.legs.length === 0) return 'switch'
  return leg.role === 'caller' && leg.state === 'up' ? 'hung-up' : 'unreachable'
}

function asSeen(call: Call, found: Found, standing: Standing): Call {
  const seen = new Set(found.rooms.find(({ room }) => room === call.room)?.legs)
  const isOpen = found.rooms.some(({ room }) => room === call.room)
  const announcement = call.asked.announcement && { ...call.asked.announcement, key: stale }
  const recording = call.recording && {
    ...call.recording,
    asked: { ...call.recording.asked, ...(call.recording.asked.on === 'no' ? {} : doubtful) },
  }
  return call.legs.reduce(
    (left, leg) => {
      const stands = standing.get(leg.id)
      if (stands === undefined) return left
      return withLeg(left, leg.id, { asked: askedAsSeen(leg, stands, seen.has(leg.id)) })
    },
    { ...call, recording, asked: { room: isOpen || call.asked.room, announcement } },
  )
}

const doubtful = { on: 'maybe', paused: null, stopped: false } as const

function askedAsSeen(leg: Leg, stands: StandingLeg, inRoom: boolean): Asked {
  const last = leg.asked.plays.at(-1)
  return {
    rung: true,
    answered: stands.state === 'up',
    inRoom,
    muted: leg.asked.muted === null ? null : !leg.muted,
    hears: last === undefined ? null : { play: last, key: stale },
    plays: leg.asked.plays,
    ear: leg.role === 'leader' ? { to: stale, how: 'listen' } : null,
    hungUp: false,
  }
}
