// A telephone switch as plainly as can be, to hold calls against: it does what it is asked and tells of it.
import type { Ask } from './doing.ts'
import type { LegEnd, LegId, Signal, StandingLeg, StandingRoom } from './switchboard.ts'

type ModelLeg = StandingLeg & { muted: boolean; ear: LegId | null }
type ModelPlay = { leg: LegId | null; room: string | null; loop: boolean }

export type ModelSwitch = {
  now: number
  legs: Map<LegId, ModelLeg>
  rooms: Map<string, Set<LegId>>
  plays: Map<string, ModelPlay>
  recordings: Map<string, { leg: LegId; paused: boolean }>
  /** What it has told and nobody has heard yet. */
  told: Signal[]
  /** Every name it was ever given: none may come back for something else. */
  names: Set<string>
  roomsEver: Set<string>
}

export function modelSwitch(): ModelSwitch {
  return {
    now: 1_800_000_000_000,
    legs: new Map(),
    rooms: new Map(),
    plays: new Map(),
    recordings: new Map(),
    told: [],
    names: new Set(),
    roomsEver: new Set(),
  }
}

export function callerArrives(model: ModelSwitch, leg: LegId): void {
  model.names.add(leg)
  model.legs.set(leg, newModelLeg(model, leg, 'in'))
}

function newModelLeg(model: ModelSwitch, leg: LegId, direction: 'in' | 'out'): ModelLeg {
  const state = 'ringing' as const
  return {
    leg,
    state,
    direction,
    callerNumber: null,
    calledNumber: null,
    since: model.now,
    muted: false,
    ear: null,
  }
}

/** As a real one does it: what is asked of nobody who is there is passed over. */
export function does(model: ModelSwitch, ask: Ask): void {
  switch (ask.ask) {
    case 'ring':
      if (model.names.has(ask.leg)) return
      model.names.add(ask.leg)
      model.legs.set(ask.leg, newModelLeg(model, ask.leg, 'out'))
      return tell(model, { at: model.now, type: 'ringing', leg: ask.leg })
    case 'answer':
      return answers(model, ask.leg)
    case 'hangUp':
      return goes(model, ask.leg, ask.why, 'us')
    case 'join':
      return joins(model, ask.room, ask.leg)
    case 'leave':
      return leaves(model, ask.room, ask.leg)
    case 'closeRoom':
      for (const leg of model.rooms.get(ask.room) ?? []) leaves(model, ask.room, leg)
      model.rooms.delete(ask.room)
      for (const [play, { room }] of model.plays) if (room === ask.room) ends(model, play, false)
      return
    case 'play':
      return plays(model, ask)
    case 'stopPlaying':
      return ends(model, ask.play, false)
    case 'mute':
      return changes(model, ask.leg, { muted: ask.on })
    case 'sendDigits':
      return
    case 'lendEar':
      return changes(model, ask.listener, { ear: ask.to })
    case 'takeEar':
      return changes(model, ask.listener, { ear: null })
    case 'record':
      return records(model, ask.recording, ask.leg)
    case 'pauseRecording':
      return void Object.assign(model.recordings.get(ask.recording) ?? {}, { paused: ask.on })
    case 'stopRecording':
      return recorded(model, ask.recording)
  }
}

export function answers(model: ModelSwitch, leg: LegId): void {
  if (model.legs.get(leg)?.state !== 'ringing') return
  changes(model, leg, { state: 'up' })
  tell(model, { at: model.now, type: 'answered', leg })
}

export function goes(model: ModelSwitch, leg: LegId, why: LegEnd, by: 'them' | 'us'): void {
  if (!model.legs.has(leg)) return
  for (const room of model.rooms.keys()) leaves(model, room, leg)
  for (const [play, { leg: to }] of model.plays) if (to === leg) ends(model, play, false)
  for (const [recording, of] of model.recordings) if (of.leg === leg) recorded(model, recording)
  model.legs.delete(leg)
  for (const other of model.legs.values()) if (other.ear === leg) other.ear = null
  tell(model, { at: model.now, type: 'ended', leg, why, by })
}

export function ends(model: ModelSwitch, play: string, completely: boolean): void {
  if (!model.plays.delete(play)) return
  tell(model, { at: model.now, type: 'played', play, completely })
}

export function presses(model: ModelSwitch, leg: LegId, digit: string): void {
  if (model.legs.get(leg)?.state === 'up') tell(model, { at: model.now, type: 'digit', leg, digit })
}

export function whatIsThere(model: ModelSwitch): { legs: StandingLeg[]; rooms: StandingRoom[] } {
  const rooms = [...model.rooms].map(([room, legs]) => ({ room, legs: [...legs] }))
  return { legs: [...model.legs.values()], rooms }
}

/** How much is played to a leg at once: more than one is noise. */
export const soundsTo = (model: ModelSwitch, leg: LegId): number =>
  [...model.plays.values()].filter((play) => play.leg === leg).length

export const companyOf = (model: ModelSwitch, leg: LegId): LegId[] =>
  [...model.rooms.values()]
    .filter((legs) => legs.has(leg))
    .flatMap((legs) => [...legs].filter((one) => one !== leg))

function joins(model: ModelSwitch, room: string, leg: LegId): void {
  if (model.legs.get(leg)?.state !== 'up') return
  model.roomsEver.add(room)
  const legs = model.rooms.get(room) ?? new Set()
  model.rooms.set(room, legs)
  if (legs.has(leg)) return
  for (const other of model.rooms.keys()) leaves(model, other, leg)
  legs.add(leg)
  tell(model, { at: model.now, type: 'joined', room, leg })
}

function leaves(model: ModelSwitch, room: string, leg: LegId): void {
  if (model.rooms.get(room)?.delete(leg) === true) tell(model, { at: model.now, type: 'left', room, leg })
}

function plays(model: ModelSwitch, { play, to, loop }: Extract<Ask, { ask: 'play' }>): void {
  if (model.names.has(play)) return
  model.names.add(play)
  const isThere = 'room' in to ? model.rooms.has(to.room) : model.legs.get(to.leg)?.state === 'up'
  const [leg, room] = 'leg' in to ? [to.leg, null] : [null, to.room]
  if (isThere) model.plays.set(play, { leg, room, loop })
  else tell(model, { at: model.now, type: 'played', play, completely: false })
}

function records(model: ModelSwitch, recording: string, leg: LegId): void {
  if (model.legs.get(leg)?.state !== 'up' || model.recordings.has(recording)) return
  model.recordings.set(recording, { leg, paused: false })
}

function recorded(model: ModelSwitch, recording: string): void {
  if (!model.recordings.delete(recording)) return
  tell(model, { at: model.now, type: 'recorded', recording, milliseconds: 1000, why: 'stopped' })
}

function changes(model: ModelSwitch, id: LegId, change: Partial<ModelLeg>): void {
  const leg = model.legs.get(id)
  if (leg !== undefined) Object.assign(leg, change)
}

const tell = (model: ModelSwitch, signal: Signal): void => void model.told.push(signal)
