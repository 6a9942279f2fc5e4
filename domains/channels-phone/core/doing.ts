// What follows from a step of a call: what the switch is asked for, and what the product is told.
import type { Ending } from './call.ts'
import type { Figures } from './figures.ts'
import type {
  Address,
  EarTo,
  LegEnd,
  LegId,
  PlayId,
  RecordingId,
  RingOptions,
  RoomId,
  Sound,
} from './switchboard.ts'

/** One for each thing a `Switchboard` does, in its words; done in this order. Done twice, each is as done once. */
export type Ask =
  | { ask: 'ring'; leg: LegId; to: Address; how: RingOptions }
  | { ask: 'answer'; leg: LegId }
  | { ask: 'hangUp'; leg: LegId; why: LegEnd }
  | { ask: 'join' | 'leave'; room: RoomId; leg: LegId }
  | { ask: 'closeRoom'; room: RoomId }
  | {
      ask: 'play'
      play: PlayId
      to: { leg: LegId } | { room: RoomId }
      what: readonly Sound[]
      loop: boolean
    }
  | { ask: 'stopPlaying'; play: PlayId }
  | { ask: 'mute'; leg: LegId; on: boolean }
  | { ask: 'sendDigits'; leg: LegId; digits: string }
  | { ask: 'lendEar'; listener: LegId; to: LegId; how: EarTo }
  | { ask: 'takeEar'; listener: LegId }
  | { ask: 'record'; recording: RecordingId; leg: LegId }
  | { ask: 'pauseRecording'; recording: RecordingId; on: boolean }
  | { ask: 'stopRecording'; recording: RecordingId }

/** Facts, with no instruction in them. Milliseconds. */
export type Tell =
  | { tell: 'rings'; personId: string | null; leg: LegId }
  | { tell: 'answered'; personId: string | null; leg: LegId; ringMs: number }
  | { tell: 'not-taken'; personId: string | null; leg: LegId; why: LegEnd; ringMs: number }
  | { tell: 'key'; key: string; first: boolean }
  | { tell: 'said'; key: string }
  | { tell: 'third-up' | 'third-gone'; personId: string | null; leg: LegId }
  | { tell: 'transferred'; from: string | null; to: string | null; leg: LegId }
  | { tell: 'taken-over'; from: string | null; to: string | null; leg: LegId }
  | { tell: 'leader-up' | 'leader-gone'; personId: string | null; leg: LegId }
  | { tell: 'agent-left'; personId: string | null; leg: LegId }
  /** Her line died with the caller in hand: she may come back until then. */
  | { tell: 'line-lost'; personId: string | null; until: number }
  /** Nobody came back: the caller goes before everybody in this queue, or in the one that takes such callers. */
  | { tell: 'first-in-line'; queueId: string | null }
  | { tell: 'score'; key: string }
  | { tell: 'recorded'; recording: RecordingId; milliseconds: number; failed: boolean }
  | ({ tell: 'ended'; warnings: number; firstKey: string | null; score: string | null } & Ending & Figures)

export type Doing = Ask | Tell
