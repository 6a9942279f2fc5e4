// A small floor to test the engine on: it plays the people and the database, as plainly as can be.
import type { Decision } from './decisions.ts'
import type { Agent, Channel, Contact, Fact, Queue } from './facts.ts'

/** What anybody may do next; `nth` picks among those who can. */
export type Action =
  | { type: 'arrive'; nth: number; priority: number; level: number; returned: boolean; kept: Kept }
  | {
      type: 'leave' | 'accept' | 'reject' | 'finish' | 'toggle-ready' | 'go-home' | 'drop-queue'
      nth: number
    }
  | { type: 'agent-is-now'; nth: number; skills: Agent['skills']; capacity: Agent['capacity'] }
  | { type: 'queue-is-now'; nth: number; queue: Omit<Queue, 'id'> }
  | { type: 'pass'; seconds: number }

/** For whom an arriving contact is kept: nobody, or one of the agents there may be. */
export type Kept =
  | { how: 'not' }
  | { how: 'only'; nth: number }
  | { how: 'reserved'; nth: number; seconds: number }

type Life =
  | { at: 'waiting' }
  | { at: 'offered'; agentId: string; expiresAt: number; exclusive: boolean }
  | { at: 'serving'; agentId: string; channel: Channel; exclusive: boolean }
  | { at: 'finished' }
  | { at: 'left' }

export type FloorContact = Omit<Contact, 'offer'> & { life: Life }
export type FloorAgent = Omit<Agent, 'serving' | 'exclusive'>

export type Floor = {
  now: number
  queues: Map<string, Queue>
  agents: Map<string, FloorAgent>
  contacts: Map<string, FloorContact>
  /** Ids of every kind that were ever seen, so that a fact can say what is gone. */
  seen: { queues: Set<string>; agents: Set<string> }
}

export function emptyFloor(): Floor {
  const seen = { queues: new Set<string>(), agents: new Set<string>() }
  return { now: 1_800_000_000_000, queues: new Map(), agents: new Map(), contacts: new Map(), seen }
}

/** Does what the action says and returns the facts that changed. */
export function act(floor: Floor, action: Action): Fact[] {
  switch (action.type) {
    case 'arrive':
      return arrive(floor, action)
    case 'leave':
      return changeLife(floor, pick(waitingOrOffered(floor), action.nth), () => ({ at: 'left' }))
    case 'accept':
      return changeLife(floor, pick(offered(floor), action.nth), ({ queueId }, life) => {
        const channel = floor.queues.get(queueId)?.channel ?? 'chat'
        if (life.at !== 'offered') return life
        return { at: 'serving', agentId: life.agentId, channel, exclusive: life.exclusive }
      })
    case 'reject':
      return decline(floor, pick(offered(floor), action.nth))
    case 'finish':
      return changeLife(floor, pick(serving(floor), action.nth), () => ({ at: 'finished' }))
    case 'toggle-ready':
      return changeAgent(floor, pick([...floor.agents.values()], action.nth), ({ ready }) => ({
        ready: !ready,
      }))
    case 'go-home':
      return goHome(
        floor,
        pick(
          [...floor.agents.values()].filter(({ id }) => isIdle(floor, id)),
          action.nth,
        ),
      )
    case 'agent-is-now':
      return agentIsNow(floor, action)
    case 'queue-is-now':
      return queueIsNow(floor, action)
    case 'drop-queue':
      return dropQueue(floor, pick([...floor.queues.values()], action.nth))
    case 'pass':
      floor.now += action.seconds * 1000
      return []
  }
}

/** Carries a decision out as one transaction would, or undefined when it claims what is not there to claim. */
export function claim(floor: Floor, decision: Decision): Fact[] | undefined {
  const contact = floor.contacts.get(decision.contactId)
  const { agentId } = decision
  if (contact === undefined) return undefined
  if (decision.type === 'offer') {
    const agent = floor.agents.get(agentId)
    const queue = floor.queues.get(contact.queueId)
    if (contact.life.at !== 'waiting' || queue === undefined || !agent?.ready) return undefined
    if (contact.only !== undefined && contact.only !== agentId) return undefined
    if (holdsAlone(floor, agentId)) return undefined
    if (load(floor, agentId, queue.channel) >= (agent.capacity[queue.channel] ?? 0)) return undefined
    floor.agents.set(agentId, { ...agent, idleSince: floor.now })
    return changeLife(
      floor,
      contact,
      () => ({ at: 'offered', agentId, expiresAt: decision.expiresAt, exclusive: queue.exclusive }),
      agentId,
    )
  }
  if (contact.life.at !== 'offered' || contact.life.agentId !== agentId) return undefined
  return decision.type === 'expire'
    ? decline(floor, contact)
    : changeLife(floor, contact, () => ({ at: 'waiting' }))
}

/** How many contacts an agent holds on a channel, open offers included. */
export function load(floor: Floor, agentId: string, channel: Channel): number {
  return [...floor.contacts.values()].filter(({ life, queueId }) => {
    if (life.at === 'serving') return life.agentId === agentId && life.channel === channel
    return life.at === 'offered' && life.agentId === agentId && floor.queues.get(queueId)?.channel === channel
  }).length
}

/** Whether something in her hands, rings included, takes her alone. */
export function holdsAlone(floor: Floor, agentId: string): boolean {
  return [...floor.contacts.values()].some(({ life }) => {
    return (life.at === 'serving' || life.at === 'offered') && life.agentId === agentId && life.exclusive
  })
}

export function agentFact(floor: Floor, agentId: string): Fact {
  const agent = floor.agents.get(agentId)
  if (agent === undefined) return { type: 'agent-gone', agentId }
  const held: Partial<Record<Channel, number>> = {}
  let exclusive = false
  for (const { life } of serving(floor)) {
    if (life.at !== 'serving' || life.agentId !== agentId) continue
    held[life.channel] = (held[life.channel] ?? 0) + 1
    exclusive ||= life.exclusive
  }
  return { type: 'agent-is', agent: { ...agent, serving: held, exclusive } }
}

export function contactFact(floor: Floor, contactId: string): Fact {
  const found = floor.contacts.get(contactId)
  if (found === undefined) return { type: 'contact-gone', contactId }
  const { life, ...contact } = found
  if (life.at === 'waiting') return { type: 'contact-is', contact }
  if (life.at !== 'offered') return { type: 'contact-gone', contactId }
  const offer = { agentId: life.agentId, expiresAt: life.expiresAt, exclusive: life.exclusive }
  return { type: 'contact-is', contact: { ...contact, offer } }
}

/** Everything there is to know, as a new router would read it. */
export function allFacts(floor: Floor): Fact[] {
  return [
    ...[...floor.seen.queues].map((id) => queueFact(floor, id)),
    ...[...floor.seen.agents].map((id) => agentFact(floor, id)),
    ...[...floor.contacts.keys()].map((id) => contactFact(floor, id)),
  ]
}

function queueFact(floor: Floor, queueId: string): Fact {
  const queue = floor.queues.get(queueId)
  return queue === undefined ? { type: 'queue-gone', queueId } : { type: 'queue-is', queue }
}

function arrive(floor: Floor, action: Extract<Action, { type: 'arrive' }>): Fact[] {
  const { nth, priority, level, returned, kept } = action
  const queue = pick([...floor.queues.values()], nth)
  if (queue === undefined) return []
  const id = `contact-${String(floor.contacts.size).padStart(4, '0')}`
  const life = { at: 'waiting' } as const
  const agentId = `agent-${kept.how === 'not' ? 0 : kept.nth % 5}`
  floor.contacts.set(id, {
    id,
    queueId: queue.id,
    since: returned ? floor.now - 90_000 : floor.now,
    lineSince: floor.now,
    priority,
    level,
    returned,
    ...(kept.how === 'only' && { only: agentId }),
    ...(kept.how === 'reserved' && { reserved: { agentId, until: floor.now + kept.seconds * 1000 } }),
    declinedUntil: {},
    life,
  })
  return [contactFact(floor, id)]
}

function decline(floor: Floor, contact: FloorContact | undefined): Fact[] {
  if (contact?.life.at !== 'offered') return []
  const declinedUntil = { ...contact.declinedUntil, [contact.life.agentId]: floor.now + 60_000 }
  return changeLife(floor, { ...contact, declinedUntil }, () => ({ at: 'waiting' }))
}

function changeLife(
  floor: Floor,
  contact: FloorContact | undefined,
  next: (contact: FloorContact, life: Life) => Life,
  agentId = contact && agentOf(contact),
): Fact[] {
  if (contact === undefined) return []
  const life = next(contact, contact.life)
  floor.contacts.set(contact.id, { ...contact, life })
  if (agentId === undefined) return [contactFact(floor, contact.id)]
  const agent = floor.agents.get(agentId)
  if (agent !== undefined && life.at === 'finished')
    floor.agents.set(agentId, { ...agent, idleSince: floor.now })
  return [agentFact(floor, agentId), contactFact(floor, contact.id)]
}

function changeAgent(
  floor: Floor,
  agent: FloorAgent | undefined,
  change: (agent: FloorAgent) => Partial<FloorAgent>,
): Fact[] {
  if (agent === undefined) return []
  floor.agents.set(agent.id, { ...agent, ...change(agent) })
  return [agentFact(floor, agent.id)]
}

function agentIsNow(
  floor: Floor,
  { nth, skills, capacity }: Extract<Action, { type: 'agent-is-now' }>,
): Fact[] {
  const id = `agent-${nth % 5}`
  floor.seen.agents.add(id)
  const agent = floor.agents.get(id) ?? { id, ready: true, idleSince: floor.now, skills, capacity }
  floor.agents.set(id, agent)
  return changeAgent(floor, agent, () => ({ skills, capacity }))
}

function queueIsNow(floor: Floor, { nth, queue }: Extract<Action, { type: 'queue-is-now' }>): Fact[] {
  const id = `queue-${nth % 3}`
  floor.seen.queues.add(id)
  floor.queues.set(id, { ...queue, id })
  return [queueFact(floor, id)]
}

function goHome(floor: Floor, agent: FloorAgent | undefined): Fact[] {
  if (agent === undefined) return []
  floor.agents.delete(agent.id)
  return [agentFact(floor, agent.id)]
}

function dropQueue(floor: Floor, queue: Queue | undefined): Fact[] {
  if (queue === undefined) return []
  floor.queues.delete(queue.id)
  return [queueFact(floor, queue.id)]
}

function isIdle(floor: Floor, agentId: string): boolean {
  return !serving(floor).some((contact) => agentOf(contact) === agentId)
}

function agentOf({ life }: FloorContact): string | undefined {
  return 'agentId' in life ? life.agentId : undefined
}

function offered(floor: Floor): FloorContact[] {
  return [...floor.contacts.values()].filter(({ life }) => life.at === 'offered')
}

function serving(floor: Floor): FloorContact[] {
  return [...floor.contacts.values()].filter(({ life }) => life.at === 'serving')
}

function waitingOrOffered(floor: Floor): FloorContact[] {
  return [...floor.contacts.values()].filter(({ life }) => life.at === 'waiting' || life.at === 'offered')
}

function pick<T>(from: readonly T[], nth: number): T | undefined {
  return from[nth % Math.max(1, from.length)]
}
