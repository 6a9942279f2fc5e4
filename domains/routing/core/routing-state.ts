// The engine's memory and its indexes. `step` owns it and changes it in place; nobody else writes to it.
import type { Agent, Channel, Contact, OpenOffer, Queue, Requirement, Selection } from './facts.ts'
import { type Heap, heapOf } from './heap.ts'

/**
 * All contacts that need just these skills on this channel, and the agents who have them: here they meet, the agents
 * in the order in which they are chosen. A circle of one agent is where contacts wait that are kept for her.
 */
export type Circle = {
  key: string
  channel: Channel
  requires: readonly Requirement[]
  selection: Selection
  only: string | undefined
  /** How many rings of how many queues ask for just this; in a circle of one, how many contacts. */
  uses: number
  waiting: Heap<Spot>
  free: Heap<Seat>
  atCapacity: number
  notReady: number
}

/** An agent's place in one circle. */
export type Seat = { agent: KnownAgent; line: Line; circle: Circle; place: number }

/** A contact's place in one circle. `hop` 0 is its own queue, 1 the queue that overflows into. */
export type Spot = {
  contact: KnownContact
  circle: Circle
  queueId: string
  hop: number
  ring: number
  place: number
}

export type Standing = 'free' | 'at-capacity' | 'not-ready'

/** What an agent can do on one channel. `load` is what she serves and is offered on it. */
export type Line = {
  channel: Channel
  capacity: number
  serving: number
  load: number
  standing: Standing
  seats: Seat[]
}

/** `idleFrom` is the later of what the facts say and the last offer decided here. */
export type KnownAgent = {
  id: string
  agent: Agent
  idleFrom: number
  lastOfferAt: number
  lines: Line[]
}

/** `circles` by ring: the first is what the queue requires at once. */
export type KnownQueue = { queue: Queue; circles: Circle[] }

/**
 * `priority` is with its queue's and its level's. `spots` are there while it waits, `held` while it waits for the one
 * agent it is reserved for; `alarm` tells when time alone changes it.
 */
export type KnownContact = {
  id: string
  contact: Contact
  since: number
  priority: number
  returned: boolean
  aged: boolean
  held: boolean
  offer: OpenOffer | undefined
  spots: Spot[]
  alarm: Alarm
}

export type Alarm = { at: number; of: string; place: number }

export type RoutingState = {
  now: number
  queues: Map<string, KnownQueue>
  circles: Map<string, Circle>
  agents: Map<string, KnownAgent>
  onChannel: Map<Channel, number>
  contacts: Map<string, KnownContact>
  /** By agent id, who need not be known yet. */
  offersTo: Map<string, KnownContact[]>
  /** Those that wait and prefer her; by agent id, who need not be known yet. */
  preferring: Map<string, Set<KnownContact>>
  alarms: Heap<Alarm>
  /** Where somebody waits and somebody is free, and one of them is new there. */
  stirred: Set<Circle>
}

export function emptyRouting(): RoutingState {
  return {
    now: 0,
    queues: new Map(),
    circles: new Map(),
    agents: new Map(),
    onChannel: new Map(),
    contacts: new Map(),
    offersTo: new Map(),
    preferring: new Map(),
    alarms: heapOf((a, b) => (a.at === b.at ? a.of < b.of : a.at < b.at)),
    stirred: new Set(),
  }
}

/** To be said of a circle that has just got a contact or a free agent. */
export function stir(state: RoutingState, circle: Circle): void {
  if (circle.waiting.items.length > 0 && circle.free.items.length > 0) state.stirred.add(circle)
}

export function lineOf({ lines }: KnownAgent, channel: Channel): Line | undefined {
  for (const line of lines) if (line.channel === channel) return line
  return undefined
}
