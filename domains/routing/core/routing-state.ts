// The engine's memory and its indexes. `step` owns it and changes it in place; nobody else writes to it.
import type { Agent, Channel, Contact, OpenOffer, Queue, Requirement } from './facts.ts'
import { type Heap, heapOf } from './heap.ts'

/** All contacts that need just these skills on this channel, and the agents who have them: here they meet. */
export type Circle = {
  key: string
  channel: Channel
  requires: readonly Requirement[]
  /** How many rings of how many queues ask for just this. */
  uses: number
  waiting: Heap<KnownContact>
  free: Heap<Seat>
  atCapacity: number
  notReady: number
}

/** An agent's place in one circle. */
export type Seat = { agent: KnownAgent; circle: Circle; place: number }

export type Standing = 'free' | 'at-capacity' | 'not-ready'

/** What an agent can do on one channel. */
export type Line = {
  channel: Channel
  capacity: number
  serving: number
  offers: number
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

/** `priority` is with its queue's; `circle` is there while it waits; `alarm` tells when time alone changes it. */
export type KnownContact = {
  id: string
  contact: Contact
  since: number
  priority: number
  returned: boolean
  ring: number
  offer: OpenOffer | undefined
  circle: Circle | undefined
  place: number
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
    alarms: heapOf((a, b) => (a.at === b.at ? a.of < b.of : a.at < b.at)),
    stirred: new Set(),
  }
}

/** To be said of a circle that has just got a contact or a free agent. */
export function stir(state: RoutingState, circle: Circle): void {
  if (circle.waiting.items.length > 0 && circle.free.items.length > 0) state.stirred.add(circle)
}
