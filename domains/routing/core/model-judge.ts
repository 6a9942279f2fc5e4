// Judges the engine by looking at everybody, each time: slow, plain, and without a single index.
import type { AgentCounts } from './decisions.ts'
import type { Queue } from './facts.ts'
import { type Floor, type FloorAgent, type FloorContact, holdsAlone, load } from './model-floor.ts'

type Standing = keyof AgentCounts

/** How an agent stands to a contact at the floor's time, through one of the queues it may be served by. */
export function standing(floor: Floor, contact: FloorContact, agent: FloorAgent, queue: Queue): Standing {
  const one = keptFor(floor, contact)
  if (one !== undefined && one !== agent.id) return 'notAsked'
  const capacity = agent.capacity[queue.channel] ?? 0
  if (capacity === 0) return one === undefined ? 'notOnChannel' : 'notAsked'
  if (one === undefined && !isSkilled(floor, contact, agent, queue)) return 'lacksSkill'
  if (!agent.ready) return 'notReady'
  if (holdsAlone(floor, agent.id) || load(floor, agent.id, queue.channel) >= capacity) return 'atCapacity'
  return (contact.declinedUntil[agent.id] ?? 0) > floor.now ? 'declined' : 'eligible'
}

/** The queues whose agents may take it by now, its own first. */
export function reached(floor: Floor, { queueId, lineSince }: FloorContact): Queue[] {
  const queues: Queue[] = []
  let from = lineSince
  for (let queue = floor.queues.get(queueId); queue && !queues.includes(queue) && from <= floor.now;) {
    queues.push(queue)
    const next = queue.overflow && floor.queues.get(queue.overflow.queueId)
    from += (queue.overflow?.afterSeconds ?? 0) * 1000
    queue = next?.open && next.channel === queue.channel ? next : undefined
  }
  return queues
}

export function counts(floor: Floor, contact: FloorContact, queue: Queue): AgentCounts {
  const sum: AgentCounts = {
    eligible: 0,
    declined: 0,
    atCapacity: 0,
    notReady: 0,
    lacksSkill: 0,
    notOnChannel: 0,
  }
  if (keptFor(floor, contact) !== undefined) sum.notAsked = 0
  for (const agent of floor.agents.values()) {
    const is = standing(floor, contact, agent, queue)
    sum[is] = (sum[is] ?? 0) + 1
  }
  return sum
}

export function waiting(floor: Floor): FloorContact[] {
  return [...floor.contacts.values()].filter(({ life }) => life.at === 'waiting')
}

/** Contacts that wait although an agent could take them. */
export function needlesslyWaiting(floor: Floor): string[] {
  return waiting(floor)
    .filter((contact) => [...floor.agents.values()].some((agent) => mayTake(floor, contact, agent)))
    .map(({ id }) => id)
}

/** Who should have been offered to this agent before this contact. */
export function overtaken(floor: Floor, contact: FloorContact, agent: FloorAgent): string[] {
  return waiting(floor)
    .filter((other) => mayTake(floor, other, agent) && goesFirst(floor, other, contact))
    .map(({ id }) => id)
}

/** Who, among those who could take the contact through this queue, should have been chosen before this agent. */
export function passedOver(floor: Floor, contact: FloorContact, agent: FloorAgent, queue: Queue): string[] {
  const isLast = ({ id }: FloorAgent): boolean => contact.reserved?.agentId === id
  return [...floor.agents.values()]
    .filter((other) => standing(floor, contact, other, queue) === 'eligible')
    .filter((other) => {
      if (isLast(other) !== isLast(agent)) return isLast(other)
      const [busier, lessBusy] = [occupancy(floor, agent, queue), occupancy(floor, other, queue)]
      if (queue.selection === 'least-occupied' && lessBusy !== busier) return lessBusy < busier
      return other.idleSince < agent.idleSince
    })
    .map(({ id }) => id)
}

/** Whether it waited so long that it goes before every priority. */
export function isAged(floor: Floor, { queueId, since }: FloorContact): boolean {
  return floor.now >= since + (floor.queues.get(queueId)?.ageingSeconds ?? Infinity) * 1000
}

export function priority(floor: Floor, contact: FloorContact): number {
  const queue = floor.queues.get(contact.queueId)
  return contact.priority + (queue?.priority ?? 0) + contact.level * (queue?.vipPriority ?? 0)
}

/** For whom alone it waits now. */
export function keptFor(floor: Floor, contact: FloorContact): string | undefined {
  const { only, reserved, declinedUntil } = contact
  const queue = floor.queues.get(contact.queueId)
  if (only !== undefined || reserved === undefined || queue === undefined) return only
  const agent = floor.agents.get(reserved.agentId)
  const isThere = agent?.ready === true && (agent.capacity[queue.channel] ?? 0) > 0
  const isOver = reserved.until <= floor.now || (declinedUntil[reserved.agentId] ?? 0) > floor.now
  return isThere && !isOver && isSkilled(floor, contact, agent, queue) ? agent.id : undefined
}

function mayTake(floor: Floor, contact: FloorContact, agent: FloorAgent): boolean {
  return reached(floor, contact).some((queue) => standing(floor, contact, agent, queue) === 'eligible')
}

function isSkilled(floor: Floor, contact: FloorContact, agent: FloorAgent, queue: Queue): boolean {
  const required = requiredNow(floor, contact, queue)
  return required.every(({ skillId, level }) => (agent.skills[skillId] ?? 0) >= level)
}

function occupancy(floor: Floor, agent: FloorAgent, { channel }: Queue): number {
  return load(floor, agent.id, channel) / (agent.capacity[channel] ?? 0)
}

function requiredNow(floor: Floor, { lineSince }: FloorContact, queue: Queue): Queue['requires'] {
  const open = queue.rings.filter(({ afterSeconds }) => floor.now >= lineSince + afterSeconds * 1000)
  const widest = open.reduce((a, b) => (b.afterSeconds >= a.afterSeconds ? b : a), {
    afterSeconds: -1,
    requires: queue.requires,
  })
  return widest.requires
}

function goesFirst(floor: Floor, a: FloorContact, b: FloorContact): boolean {
  if (a.returned !== b.returned) return a.returned
  if (!a.returned && isAged(floor, a) !== isAged(floor, b)) return isAged(floor, a)
  const byPriority = a.returned || !isAged(floor, a)
  if (byPriority && priority(floor, a) !== priority(floor, b)) return priority(floor, a) > priority(floor, b)
  return a.since < b.since
}
