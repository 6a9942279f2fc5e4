// The imaginary switch: its lines, rooms, sounds and recordings, and what it tells of them.
import type {
  Address,
  EarTo,
  LegEnd,
  LegId,
  PlayId,
  RecordingId,
  RingOptions,
  RoomId,
  Signal,
  Sound,
} from '#channels-phone/core'
import type { Clock } from './clock.ts'

export type Line = {
  leg: LegId
  state: 'ringing' | 'up'
  direction: 'in' | 'out'
  callerNumber: string | null
  calledNumber: string | null
  since: number
  to: Address | null
  held: boolean
  muted: boolean
  ear: { to: LegId; how: EarTo } | null
  giveUp: () => void
}

type Target = { leg: LegId } | { room: RoomId }
type Playing = {
  to: Target
  what: readonly Sound[]
  loop: boolean
  /** Told before anybody else that it is over. */
  over?: (completely: boolean) => void
  cancel: () => void
}
type Tape = { leg: LegId; milliseconds: number; runningSince: number | null }

export type Exchange = {
  clock: Clock
  /** How long a prompt is; nobody hears it. */
  promptMs: (key: string) => number
  lines: Map<LegId, Line>
  rooms: Map<RoomId, Set<LegId>>
  plays: Map<PlayId, Playing>
  tapes: Map<RecordingId, Tape>
  hears: (signal: Signal) => void
}

/** A signal without its instant, which is the exchange's own. */
type News = Signal extends infer Each ? (Each extends Signal ? Omit<Each, 'at'> : never) : never

export function newExchange(given: Pick<Exchange, 'clock' | 'promptMs' | 'hears'>): Exchange {
  return { ...given, lines: new Map(), rooms: new Map(), plays: new Map(), tapes: new Map() }
}

export function tell(exchange: Exchange, news: News): void {
  exchange.hears({ at: exchange.clock.now(), ...news })
}

export type Incoming = { leg: LegId; calledNumber: string; callerNumber: string | null; trunk: string }

export function comeIn(exchange: Exchange, { leg, calledNumber, callerNumber, trunk }: Incoming): void {
  const line = { leg, callerNumber, calledNumber, to: null, giveUp: () => undefined }
  exchange.lines.set(leg, newLine(exchange, line, 'in'))
  tell(exchange, { type: 'arrived', leg, calledNumber, callerNumber, callerName: null, trunk })
}

export function goOut(exchange: Exchange, leg: LegId, to: Address, how: RingOptions): void {
  const giveUp = exchange.clock.after(how.seconds * 1000, () => end(exchange, leg, 'no-answer', 'them'))
  const calledNumber = to.kind === 'number' ? to.number : to.account
  const line = { leg, callerNumber: how.callerNumber, calledNumber, to, giveUp }
  exchange.lines.set(leg, newLine(exchange, line, 'out'))
  tell(exchange, { type: 'ringing', leg })
}

export function pickUp(exchange: Exchange, leg: LegId): void {
  const line = exchange.lines.get(leg)
  if (line?.state !== 'ringing') return
  line.giveUp()
  line.state = 'up'
  tell(exchange, { type: 'answered', leg })
}

/** Whatever hung on the line goes with it. */
export function end(exchange: Exchange, leg: LegId, why: LegEnd, by: 'them' | 'us'): void {
  const line = exchange.lines.get(leg)
  if (line === undefined) return
  line.giveUp()
  for (const room of exchange.rooms.keys()) leave(exchange, room, leg)
  for (const [play, { to }] of exchange.plays)
    if ('leg' in to && to.leg === leg) silence(exchange, play, false)
  for (const [recording, tape] of exchange.tapes) if (tape.leg === leg) stopTape(exchange, recording)
  exchange.lines.delete(leg)
  for (const other of exchange.lines.values()) if (other.ear?.to === leg) other.ear = null
  tell(exchange, { type: 'ended', leg, why, by })
}

export function join(exchange: Exchange, room: RoomId, leg: LegId): void {
  if (exchange.lines.get(leg)?.state !== 'up') return
  const legs = exchange.rooms.get(room) ?? new Set()
  exchange.rooms.set(room, legs)
  if (legs.has(leg)) return
  for (const other of exchange.rooms.keys()) leave(exchange, other, leg)
  legs.add(leg)
  tell(exchange, { type: 'joined', room, leg })
}

export function leave(exchange: Exchange, room: RoomId, leg: LegId): void {
  if (exchange.rooms.get(room)?.delete(leg) === true) tell(exchange, { type: 'left', room, leg })
}

export function close(exchange: Exchange, room: RoomId): void {
  for (const leg of exchange.rooms.get(room) ?? []) leave(exchange, room, leg)
  for (const [play, { to }] of exchange.plays)
    if ('room' in to && to.room === room) silence(exchange, play, false)
  exchange.rooms.delete(room)
}

export function sound(exchange: Exchange, play: PlayId, playing: Omit<Playing, 'cancel'>): void {
  if (exchange.plays.has(play)) return
  if (!isThere(exchange, playing.to)) return tell(exchange, { type: 'played', play, completely: false })
  const whole = lengthOf(exchange, playing.what)
  const cancel =
    playing.loop || whole === Infinity
      ? () => undefined
      : exchange.clock.after(whole, () => silence(exchange, play, true))
  exchange.plays.set(play, { ...playing, cancel })
}

export function silence(exchange: Exchange, play: PlayId, completely: boolean): void {
  const playing = exchange.plays.get(play)
  if (playing === undefined) return
  playing.cancel()
  exchange.plays.delete(play)
  playing.over?.(completely)
  tell(exchange, { type: 'played', play, completely })
}

export function tape(exchange: Exchange, recording: RecordingId, leg: LegId): void {
  if (exchange.tapes.has(recording) || exchange.lines.get(leg)?.state !== 'up') return
  exchange.tapes.set(recording, { leg, milliseconds: 0, runningSince: exchange.clock.now() })
}

export function pauseTape(exchange: Exchange, recording: RecordingId, on: boolean): void {
  const one = exchange.tapes.get(recording)
  if (one === undefined || on === (one.runningSince === null)) return
  one.milliseconds = lengthOfTape(exchange, one)
  one.runningSince = on ? null : exchange.clock.now()
}

export function stopTape(exchange: Exchange, recording: RecordingId): void {
  const one = exchange.tapes.get(recording)
  if (one === undefined) return
  exchange.tapes.delete(recording)
  tell(exchange, { type: 'recorded', recording, milliseconds: lengthOfTape(exchange, one), why: 'stopped' })
}

/** Who else is in the room with her and not apart from it. */
export function companyOf(exchange: Exchange, leg: LegId): LegId[] {
  if (exchange.lines.get(leg)?.held !== false) return []
  const legs = [...exchange.rooms.values()].find((room) => room.has(leg)) ?? new Set()
  return [...legs].filter((other) => other !== leg && exchange.lines.get(other)?.held === false)
}

const lengthOfTape = ({ clock }: Exchange, { milliseconds, runningSince }: Tape): number =>
  milliseconds + (runningSince === null ? 0 : clock.now() - runningSince)

function isThere(exchange: Exchange, to: Target): boolean {
  return 'room' in to ? exchange.rooms.has(to.room) : exchange.lines.get(to.leg)?.state === 'up'
}

/** Music, and a telephone that rings, have no end of their own. */
function lengthOf({ promptMs }: Exchange, what: readonly Sound[]): number {
  return what.reduce((whole, one) => {
    if (one.kind === 'prompt') return whole + promptMs(one.key)
    if (one.kind === 'silence') return whole + one.milliseconds
    return whole + (one.tone === 'beep' ? 500 : Infinity)
  }, 0)
}

function newLine(
  { clock }: Exchange,
  line: Pick<Line, 'leg' | 'callerNumber' | 'calledNumber' | 'to' | 'giveUp'>,
  direction: 'in' | 'out',
): Line {
  return { ...line, state: 'ringing', direction, since: clock.now(), held: false, muted: false, ear: null }
}
