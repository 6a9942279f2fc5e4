// Judges the engine by looking at everybody, each time: slow, plain, and without a single index.
import type { AgentCounts } from './decisions.ts'
import type { Queue } from './facts.ts'
import { type Floor, type FloorAgent, type FloorContact, load } from './model-floor.ts'

/** How an agent stands to a contact at the floor's time. */
export function standing(
  floor: Floor,
  contact: FloorContact,
  agent: FloorAgent,
): keyof AgentCounts | 'no-queue' {
  const queue = floor.queues.get(contact.queueId)
  if (queue === undefined) return 'no-queue'
  const capacity = agent.capacity[queue.channel] ?? 0
  if (capacity === 0) return 'notOnChannel'
  const required = requiredNow(floor, contact, queue)
  if (required.some(({ skillId, level }) => !((agent.skills[skillId] ?? 0) >= level))) return 'lacksSkill'
  if (!agent.ready) return 'notReady'
  if (load(floor, agent.id, queue.channel) >= capacity) return 'atCapacity'
  return (contact.declinedUntil[agent.id] ?? 0) > floor.now ? 'declined' : 'eligible'
}

export function counts(floor: Floor, contact: FloorContact): AgentCounts {
  const sum = { eligible: 0, declined: 0, atCapacity: 0, notReady: 0, lacksSkill: 0, notOnChannel: 0 }
  for (const agent of floor.agents.values()) {
    const is = standing(floor, contact, agent)
    if (is !== 'no-queue') sum[is] += 1
  }
  return sum
}

export function waiting(floor: Floor): FloorContact[] {
  return [...floor.contacts.values()].filter(({ life }) => life.at === 'waiting')
}

/** Contacts that wait although an agent could take them. */
export function needlesslyWaiting(floor: Floor): string[] {
  return waiting(floor)
    .filter((contact) =>
      [...floor.agents.values()].some((agent) => standing(floor, contact, agent) === 'eligible'),
    )
    .map(({ id }) => id)
}

/** Who should have been offered to this agent before this contact. */
export function overtaken(floor: Floor, contact: FloorContact, agent: FloorAgent): string[] {
  return waiting(floor)
    .filter((other) => standing(floor, other, agent) === 'eligible' && goesFirst(floor, other, contact))
    .map(({ id }) => id)
}

/** Who, among those who could take the contact, has been idle longer than this agent. */
export function passedOver(floor: Floor, contact: FloorContact, agent: FloorAgent): string[] {
  return [...floor.agents.values()]
    .filter((other) => standing(floor, contact, other) === 'eligible' && other.idleSince < agent.idleSince)
    .map(({ id }) => id)
}

function requiredNow(floor: Floor, { since }: FloorContact, queue: Queue): Queue['requires'] {
  const open = queue.rings.filter(({ afterSeconds }) => floor.now >= since + afterSeconds * 1000)
  const widest = open.reduce((a, b) => (b.afterSeconds >= a.afterSeconds ? b : a), {
    afterSeconds: -1,
    requires: queue.requires,
  })
  return widest.requires
}

function goesFirst(floor: Floor, a: FloorContact, b: FloorContact): boolean {
  const priority = (contact: FloorContact): number =>
    contact.priority + (floor.queues.get(contact.queueId)?.priority ?? 0)
  if (priority(a) !== priority(b)) return priority(a) > priority(b)
  return a.returned === b.returned ? a.since < b.since : a.returned
}
