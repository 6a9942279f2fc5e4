// The difference between what should be and what the switch was asked for, as what to ask it for now.
import { type Asked, type Call, type Leg, legOf, type Recording, withLeg } from './call.ts'
import type { Ask } from './doing.ts'
import { type Hearing, type Wanted, wantedOf } from './wanted.ts'

/** The switch tells the end of each; what it forgot to tell is not remembered for ever. */
const mostPlays = 5

/** The key of what may be heard or not: nobody knows since we were away. */
export const stale = 'stale'

type Put = { call: Call; asks: Ask[] }

/** Nothing to ask where everything is as it should be, so that a repeated signal asks for nothing. */
export function putRight(call: Call): Put {
  const ids = call.legs.map(({ id }) => id)
  const steps = [
    ...ids.map((id) => (now: Call) => putLegRight(now, id)),
    putAnnouncementRight,
    putRecordingRight,
    ...ids.map((id) => (now: Call) => hangUpRight(now, id)),
    putRoomRight,
  ]
  let put: Put = { call, asks: [] }
  for (const step of steps) {
    const next = step(put.call)
    put = { call: next.call, asks: [...put.asks, ...next.asks] }
  }
  return put
}

function putLegRight(call: Call, id: string): Put {
  const leg = legOf(call, id)
  if (leg === undefined || leg.state === 'ended' || leg.state === 'leaving') return { call, asks: [] }
  const wanted = wantedOf(call, leg)
  const rung = ringRight(call, leg, wanted)
  const heard = hearingRight(rung.call, id, wanted.hears)
  const placed = placeRight(heard.call, id, wanted)
  return { call: placed.call, asks: [...rung.asks, ...heard.asks, ...placed.asks] }
}

function ringRight(call: Call, leg: Leg, wanted: Wanted): Put {
  if (wanted.rung && !leg.asked.rung && leg.to !== null) {
    const { id, to, seconds } = leg
    const callerNumber = to.kind === 'number' ? call.centreNumber : call.customerNumber
    const how = { callerNumber, callerName: null, seconds, contactId: call.id }
    const asked = { ...leg.asked, rung: true }
    const rung = withLeg(call, id, { state: 'ringing', since: call.now, asked })
    return { call: rung, asks: [{ ask: 'ring', leg: id, to, how }] }
  }
  if (!wanted.answered || leg.asked.answered) return { call, asks: [] }
  return { call: withAsked(call, leg.id, { answered: true }), asks: [{ ask: 'answer', leg: leg.id }] }
}

function hearingRight(call: Call, id: string, wanted: Hearing | null): Put {
  const asked = legOf(call, id)?.asked
  const now = asked?.hears ?? null
  if (asked === undefined || now?.key === wanted?.key) return { call, asks: [] }
  const over = now?.key === stale ? asked.plays : now === null ? [] : [now.play]
  const stops = over.map((play): Ask => ({ ask: 'stopPlaying', play }))
  const plays = now?.key === stale ? [] : asked.plays
  if (wanted === null) return { call: withAsked(call, id, { hears: null, plays }), asks: stops }
  // Two do not play to one leg, and nobody else is to hear it.
  const apart = leaveRight(call, id)
  const play = nameOf(call, 'play')
  const { key, what, loop } = wanted
  const change = { hears: { play, key }, plays: [...plays, play].slice(-mostPlays) }
  return {
    call: withAsked({ ...apart.call, named: call.named + 1 }, id, change),
    asks: [...stops, ...apart.asks, { ask: 'play', play, to: { leg: id }, what, loop }],
  }
}

function leaveRight(call: Call, id: string): Put {
  if (legOf(call, id)?.asked.inRoom !== true) return { call, asks: [] }
  return { call: withAsked(call, id, { inRoom: false }), asks: [{ ask: 'leave', room: call.room, leg: id }] }
}

function placeRight(call: Call, id: string, wanted: Wanted): Put {
  const asked = legOf(call, id)?.asked
  if (asked === undefined) return { call, asks: [] }
  const { inRoom, muted, ear } = wanted
  const asks: Ask[] = []
  if (asked.ear !== null && !sameEar(asked.ear, ear)) asks.push({ ask: 'takeEar', listener: id })
  if (inRoom !== asked.inRoom) asks.push({ ask: inRoom ? 'join' : 'leave', room: call.room, leg: id })
  if (muted !== (asked.muted ?? false)) asks.push({ ask: 'mute', leg: id, on: muted })
  if (ear !== null && !sameEar(asked.ear, ear)) asks.push({ ask: 'lendEar', listener: id, ...ear })
  if (asks.length === 0) return { call, asks }
  const placed = withAsked(call, id, { inRoom, muted: asked.muted === null && !muted ? null : muted, ear })
  return { call: inRoom ? { ...placed, asked: { ...placed.asked, room: true } } : placed, asks }
}

const sameEar = (one: Asked['ear'], other: Asked['ear']): boolean =>
  one?.to === other?.to && one?.how === other?.how

/** Said to the room while there is somebody in it. */
function putAnnouncementRight(call: Call): Put {
  const now = call.asked.announcement
  const wanted = call.stage.is === 'talking' && call.asked.room ? call.announcement : null
  if (now?.key === wanted?.key) return { call, asks: [] }
  const stop: Ask[] = now === null ? [] : [{ ask: 'stopPlaying', play: now.play }]
  if (wanted === null) return { call: { ...call, asked: { ...call.asked, announcement: null } }, asks: stop }
  const play = nameOf(call, 'play')
  const asked = { ...call.asked, announcement: { play, key: wanted.key } }
  const said: Ask = { ask: 'play', play, to: { room: call.room }, what: wanted.what, loop: false }
  return { call: { ...call, asked, named: call.named + 1 }, asks: [...stop, said] }
}

/** Only what is said in a conversation is recorded: music and menus are not. */
function putRecordingRight(call: Call): Put {
  const kept = call.recording
  if (kept === null) return { call, asks: [] }
  const { recording, leg, asked } = kept
  if (call.stage.is === 'ended') return stopRight(call, kept)
  if (legOf(call, leg)?.state !== 'up') return { call, asks: [] }
  const paused = kept.paused || call.stage.is !== 'talking'
  // Begun paused it would be heard for an instant.
  const begins = asked.on !== 'yes' && !paused
  const asks: Ask[] = begins ? [{ ask: 'record', recording, leg }] : []
  const isThere = begins || asked.on !== 'no'
  if (isThere && paused !== asked.paused) asks.push({ ask: 'pauseRecording', recording, on: paused })
  if (asks.length === 0) return { call, asks }
  const next: Recording = { ...kept, asked: { ...asked, on: begins ? 'yes' : asked.on, paused } }
  return { call: { ...call, recording: next }, asks }
}

/** It is kept until the switch has said how long it is. */
function stopRight(call: Call, kept: Recording): Put {
  if (kept.asked.on === 'no') return { call: { ...call, recording: null }, asks: [] }
  if (kept.asked.stopped) return { call, asks: [] }
  const stopped = { ...kept, asked: { ...kept.asked, stopped: true } }
  return {
    call: { ...call, recording: stopped },
    asks: [{ ask: 'stopRecording', recording: kept.recording }],
  }
}

function hangUpRight(call: Call, id: string): Put {
  const leg = legOf(call, id)
  if (leg?.state !== 'leaving' || leg.asked.hungUp) return { call, asks: [] }
  const asks: Ask[] = []
  if (leg.asked.ear !== null) asks.push({ ask: 'takeEar', listener: id })
  if (leg.asked.hears !== null) asks.push({ ask: 'stopPlaying', play: leg.asked.hears.play })
  const asked = { ...leg.asked, ear: null, hears: null, inRoom: false, hungUp: true }
  return { call: withLeg(call, id, { asked }), asks: [...asks, { ask: 'hangUp', leg: id, why: leg.why }] }
}

function putRoomRight(call: Call): Put {
  if (call.stage.is !== 'ended' || !call.asked.room) return { call, asks: [] }
  const closed = { ...call, asked: { ...call.asked, room: false } }
  return { call: closed, asks: [{ ask: 'closeRoom', room: call.room }] }
}

function withAsked(call: Call, id: string, change: Partial<Asked>): Call {
  const leg = legOf(call, id)
  return leg === undefined ? call : withLeg(call, id, { asked: { ...leg.asked, ...change } })
}

/** The switch must never have heard the name before, in this run of the program or an earlier one. */
export const nameOf = (call: Call, of: 'play' | 'recording' | 'saying'): string =>
  `${call.id}-${of}-${call.named + 1}`
