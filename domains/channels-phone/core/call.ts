// One call as data: where it stands, who is in it, and what the switch was asked to keep for it.
import type { Address, EarTo, LegEnd, LegId, PlayId, RecordingId, RoomId, Sound } from './switchboard.ts'

/** `third`: who is asked or handed to; `leader`: who listens. The caller is the customer, whoever dialled. */
export type LegRole = 'caller' | 'agent' | 'third' | 'leader'

/** `leaving`: it was told to go, and the switch has not yet said that it went. */
export type LegState = 'waiting' | 'ringing' | 'up' | 'leaving' | 'ended'

export type Ear = { to: LegId; how: EarTo }

/** What the switch was asked for this leg and has, as far as we know. */
export type Asked = {
  rung: boolean
  answered: boolean
  inRoom: boolean
  /** Null: never asked. */
  muted: boolean | null
  hears: { play: PlayId; key: string } | null
  /** Begun, and not known to be over: after a crash each may still be heard. */
  plays: readonly PlayId[]
  ear: Ear | null
  hungUp: boolean
}

/** Instants are epoch milliseconds. */
export type Leg = {
  id: LegId
  role: LegRole
  personId: string | null
  to: Address | null
  seconds: number
  state: LegState
  since: number
  ringsAt: number | null
  upAt: number | null
  why: LegEnd
  muted: boolean
  /** Of a leader: what she does. */
  ear: EarTo | 'join'
  asked: Asked
}

/** Something with an end that is said to the caller; what she hears afterwards follows from where the call stands. */
export type Saying = { key: string; what: readonly Sound[]; listen: boolean }

export type EndedBy = 'caller' | 'agent' | 'third' | 'leader' | 'system' | 'network'
export type EndWhy = LegEnd | 'done' | 'abusive' | 'closed' | 'refused'
export type Ending = { by: EndedBy; why: EndWhy }

/** Where a caller is who is held out to an agent, and where she goes back to when the agent does not take her. */
export type Place =
  | { is: 'in-flow'; since: number; listening: boolean }
  | { is: 'queued'; since: number; queueId: string | null; first: boolean }
  | { is: 'parked'; since: number; by: string | null }
  /** Her agent's line died. Until then the agent may come back; then the caller is first in line. */
  | { is: 'stranded'; since: number; personId: string | null; until: number }

export type Stage =
  | { is: 'arriving'; since: number }
  /** The agent's own telephone first, then the customer's. */
  | { is: 'dialling'; since: number; agent: LegId }
  | Place
  | { is: 'ringing'; since: number; leg: LegId; back: Place }
  /** `held`: the caller is apart from the others since then. `together`: the third is in the conversation. */
  | {
      is: 'talking'
      since: number
      agent: LegId
      held: number | null
      third: { leg: LegId; together: boolean } | null
    }
  | { is: 'survey'; since: number; until: number; ending: Ending }
  /** She is told something last, and then the line is cut. */
  | { is: 'farewell'; since: number; until: number; ending: Ending }
  | { is: 'ended'; since: number; ending: Ending }

export type StageName = Stage['is']

export type Recording = {
  recording: RecordingId
  leg: LegId
  paused: boolean
  /** `maybe`: after a crash nobody knows; to be recorded twice under one name is to be recorded once. */
  asked: { on: 'no' | 'maybe' | 'yes'; paused: boolean | null; stopped: boolean }
}

export type Spent = Readonly<Record<StageName | 'held', number>>

export type Survey = {
  question: readonly Sound[]
  thanks: readonly Sound[]
  keys: readonly string[]
  seconds: number
}

/** Nothing but JSON: written down between any two steps, it goes on from there. */
export type Call = {
  id: string
  /** The one room it ever has. */
  room: RoomId
  direction: 'in' | 'out'
  caller: LegId
  /** The centre's own number that was called, or is shown to whom it calls. */
  centreNumber: string | null
  /** Null: withheld. */
  customerNumber: string | null
  arrivedAt: number
  /** The latest instant heard of; time never goes back. */
  now: number
  stage: Stage
  legs: readonly Leg[]
  queueId: string | null
  saying: Saying | null
  /** Said to the whole room: a staff number, that the call is recorded. */
  announcement: Saying | null
  asked: { room: boolean; announcement: { play: PlayId; key: string } | null }
  recording: Recording | null
  survey: Survey | null
  score: string | null
  warnings: number
  lastKeyAt: number | null
  firstKey: string | null
  spent: Spent
  /** How many plays and sayings it has named. */
  named: number
}

export type NewCall = {
  id: string
  leg: LegId
  at: number
  centreNumber: string | null
  customerNumber: string | null
}

/** Somebody to ring. Without a person it is an outside number. */
export type Rung = { leg: LegId; personId: string | null; to: Address; seconds: number }

export function arrivedCall(arrival: NewCall): Call {
  const stage = { is: 'arriving', since: arrival.at } as const
  const caller = { leg: arrival.leg, personId: null, to: null, seconds: 0 }
  const leg = newLeg(caller, 'caller', arrival.at)
  const heard = { ...leg, state: 'ringing' as const, asked: { ...leg.asked, rung: true } }
  return { ...emptyCall(arrival, stage), direction: 'in', legs: [heard] }
}

/** An agent dials: her own telephone is rung first, so that no customer ever waits for her. */
export function dialledCall(call: NewCall, agent: Rung, customer: Rung): Call {
  const stage = { is: 'dialling', since: call.at, agent: agent.leg } as const
  const legs = [newLeg(customer, 'caller', call.at), newLeg(agent, 'agent', call.at)]
  return { ...emptyCall({ ...call, leg: customer.leg }, stage), direction: 'out', legs }
}

export function newLeg(
  { leg, personId, to, seconds }: Omit<Rung, 'to'> & { to: Address | null },
  role: LegRole,
  at: number,
): Leg {
  return {
    id: leg,
    role,
    personId,
    to,
    seconds,
    state: 'waiting',
    since: at,
    ringsAt: null,
    upAt: null,
    why: 'hung-up',
    muted: false,
    ear: 'listen',
    asked: nothingAsked,
  }
}

export const nothingAsked: Asked = {
  rung: false,
  answered: false,
  inRoom: false,
  muted: null,
  hears: null,
  plays: [],
  ear: null,
  hungUp: false,
}

export function legOf(call: Call, id: LegId): Leg | undefined {
  return call.legs.find((leg) => leg.id === id)
}

export function withLeg(call: Call, id: LegId, change: Partial<Leg>): Call {
  return { ...call, legs: call.legs.map((leg) => (leg.id === id ? { ...leg, ...change } : leg)) }
}

export const isUp = (call: Call, id: LegId): boolean => legOf(call, id)?.state === 'up'

/** Nothing of it is left in the switch: the record is all that remains. */
export function isOver(call: Call): boolean {
  return call.stage.is === 'ended' && call.legs.every(({ state }) => state === 'ended')
}

const nothingSpent: Spent = {
  arriving: 0,
  dialling: 0,
  'in-flow': 0,
  queued: 0,
  parked: 0,
  stranded: 0,
  ringing: 0,
  talking: 0,
  held: 0,
  survey: 0,
  farewell: 0,
  ended: 0,
}

function emptyCall(
  { id, leg, at, centreNumber, customerNumber }: NewCall,
  stage: Stage,
): Omit<Call, 'direction' | 'legs'> {
  return {
    id,
    room: id,
    caller: leg,
    centreNumber,
    customerNumber,
    arrivedAt: at,
    now: at,
    stage,
    queueId: null,
    saying: null,
    announcement: null,
    asked: { room: false, announcement: null },
    recording: null,
    survey: null,
    score: null,
    warnings: 0,
    lastKeyAt: null,
    firstKey: null,
    spent: nothingSpent,
    named: 0,
  }
}
