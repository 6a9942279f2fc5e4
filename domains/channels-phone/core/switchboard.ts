// The telephone switch as the product needs it: what it is asked to do, and what it tells. Every adapter in
// `telephony/` is one of these; nothing above it knows which.

/** The switch's own name for one end of a call: a caller on a trunk, an agent's browser, an outside number. */
export type LegId = string
/** Where legs hear each other. The product names it. */
export type RoomId = string
export type PlayId = string
export type RecordingId = string

/** Whom a leg leads to. */
export type Address =
  | { kind: 'browser'; account: string }
  | { kind: 'desk-phone'; account: string }
  /** E.164 digits with `+`, by a trunk. */
  | { kind: 'number'; number: string; trunk: string }

/** What is heard. A file is named by its key in the prompt store, `say` by how it is to be read. */
export type Sound =
  | { kind: 'prompt'; key: string }
  | { kind: 'tone'; tone: 'ring' | 'busy' | 'beep' | 'music' }
  | { kind: 'silence'; milliseconds: number }

export type EarTo = 'listen' | 'whisper'

/** Why a leg is to end, or has ended. `switch`: the switch itself went away. */
export type LegEnd =
  | 'hung-up'
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'unreachable'
  | 'wrong-number'
  | 'congested'
  | 'switch'

/** What is asked of a leg that has gone meanwhile is no fault: its end is signalled anyway. */
export type Switchboard = {
  /** One of several, as the configuration names it. */
  readonly name: string
  /** Calls somebody; what becomes of it follows as signals under the id given. */
  ring(leg: LegId, to: Address, how: RingOptions): Promise<void>
  answer(leg: LegId): Promise<void>
  hangUp(leg: LegId, why: LegEnd): Promise<void>
  /** Opens the room where it is not open yet. A leg is in one room at most: it leaves the other. */
  join(room: RoomId, leg: LegId): Promise<void>
  leave(room: RoomId, leg: LegId): Promise<void>
  /** Whoever is in it stays connected to the switch and hears nothing. */
  closeRoom(room: RoomId): Promise<void>
  /** One after the other; `loop` until it is stopped, as tones and music are. A key that is pressed does not stop it. */
  play(
    play: PlayId,
    to: { leg: LegId } | { room: RoomId },
    what: readonly Sound[],
    loop?: boolean,
  ): Promise<void>
  stopPlaying(play: PlayId): Promise<void>
  hold(leg: LegId, on: boolean): Promise<void>
  mute(leg: LegId, on: boolean): Promise<void>
  sendDigits(leg: LegId, digits: string): Promise<void>
  /** `listener` hears what the leg says and hears; with `whisper` that leg hears her too, and nobody else does. */
  lendEar(listener: LegId, to: LegId, how: EarTo): Promise<void>
  takeEar(listener: LegId): Promise<void>
  /** Two channels: the first what the leg says, the second what it hears. */
  record(recording: RecordingId, leg: LegId): Promise<void>
  pauseRecording(recording: RecordingId, on: boolean): Promise<void>
  stopRecording(recording: RecordingId): Promise<void>
  /** The WAV file of one that is over, piece by piece; nothing where the switch does not have it. */
  readRecording(recording: RecordingId): Promise<AsyncIterable<Uint8Array> | undefined>
  /** It has been put where recordings are kept. */
  forgetRecording(recording: RecordingId): Promise<void>
  /** What there is at this moment, for whoever comes back after having been away. */
  whatIsThere(): Promise<{ legs: readonly StandingLeg[]; rooms: readonly StandingRoom[] }>
  /** Told of everything, in the switch's order, until the function it gives is called. */
  onSignal(listener: (signal: Signal) => void): () => void
  isConnected(): boolean
  close(): Promise<void>
}

export type RingOptions = {
  callerNumber: string | null
  callerName: string | null
  seconds: number
  /** Shown to the ringing telephone before it answers, where it understands it. */
  contactId?: string
}

export type StandingLeg = {
  leg: LegId
  state: 'ringing' | 'up'
  direction: 'in' | 'out'
  callerNumber: string | null
  calledNumber: string | null
  since: number
}
export type StandingRoom = { room: RoomId; legs: readonly LegId[] }

/** `at`: milliseconds since 1970, by the switch's clock. Signals repeat, come late and out of order. */
export type Signal = { at: number } & (
  | {
      type: 'arrived'
      leg: LegId
      calledNumber: string
      callerNumber: string | null
      callerName: string | null
      trunk: string
    }
  | { type: 'ringing'; leg: LegId }
  | { type: 'answered'; leg: LegId }
  | { type: 'digit'; leg: LegId; digit: string }
  | { type: 'ended'; leg: LegId; why: LegEnd; by: 'them' | 'us' }
  | { type: 'joined'; room: RoomId; leg: LegId }
  | { type: 'left'; room: RoomId; leg: LegId }
  | { type: 'played'; play: PlayId; completely: boolean }
  | { type: 'recorded'; recording: RecordingId; milliseconds: number; why: 'stopped' | 'failed' }
  | { type: 'talking'; leg: LegId; on: boolean }
  /** The line to the switch: calls go on without us, and are found again by `whatIsThere`. */
  | { type: 'connected' }
  | { type: 'disconnected' }
)
