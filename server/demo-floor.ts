// The sample centre as its history needs it: queues, people and their shifts, as the database has them.
import { listQueues } from '#routing/core'
import { perform } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Id, PersonActor } from '#protocol'
import { type Queue, queueFor, type QueueShown } from '#routing/core'
import type { Floor, FloorAgent, PlannedDay } from '#simulator/script'
import { doing } from './demo-actions.ts'
import { calledBy, demoPeople } from './demo-people.ts'
import { type DemoAgentRow, demoAgents } from './demo-store.ts'

export type DemoFloor = { queues: readonly QueueShown[]; agents: readonly DemoAgentRow[] }

export async function readFloor(organisation: Organisation): Promise<DemoFloor> {
  const actor = { kind: 'system', name: 'demo' } as const
  const { result } = await perform({ organisation, actor, now: organisation.clock() }, (tx) =>
    doing(tx, listQueues, {}),
  )
  return { queues: result.items, agents: await demoAgents(organisation) }
}

/** As the router knows it, on one day. */
export function floorOn({ queues, agents }: DemoFloor, day: PlannedDay): Floor {
  const choices = queues.map((queue) => ({ ...queue }))
  const [usual] = queues.filter(({ isDefault }) => isDefault)
  return {
    queues: queues.map(asRouted),
    agents: agents.map((agent) => asRostered(agent, day)),
    queueFor: (text) => queueFor(choices, { channel: 'chat', text })?.id ?? usual?.id ?? '',
  }
}

const asRouted = (queue: QueueShown): Queue => {
  const { id, channel, requires, rings, selection, priority, vipPriority, ageingSeconds, offerSeconds } =
    queue
  const rules = { selection, priority, vipPriority, ageingSeconds, offerSeconds, exclusive: queue.exclusive }
  return { id, channel, requires, rings, ...rules, open: true }
}

const hour = 3_600
const shifts = {
  early: { from: 8.5 * hour, to: 17.5 * hour, pause: 12 * hour },
  late: { from: 13 * hour, to: 22.1 * hour, pause: 17.5 * hour },
}

function asRostered({ id, name, staffNumber, skills }: DemoAgentRow, { weekday }: PlannedDay): FloorAgent {
  const person = demoPeople.find((one) => one.staffNumber === staffNumber)
  const { from, to, pause } = shifts[person?.shift ?? 'early']
  // Not everybody goes to eat at once.
  const mine = pause + (Number(staffNumber) % 3) * 0.5 * hour
  const isIn = person !== undefined && person.off !== weekday
  return {
    id,
    name: calledBy(name),
    skills,
    capacity: 2,
    pace: person?.pace ?? 1,
    shift: isIn ? { from, to, pause: { from: mine, to: mine + 0.5 * hour } } : undefined,
  }
}

/** The agents as who acts; the history is written under their names. */
export function actorsOf(agents: readonly DemoAgentRow[]): Map<Id, PersonActor> {
  return new Map(agents.map((agent) => [agent.id, actorOf(agent)]))
}

const actorOf = ({ id, name, unitId }: DemoAgentRow): PersonActor => ({
  kind: 'person',
  personId: id,
  name,
  language: 'zh-Hans',
  unitId,
  sessionId: 'history',
  grants: [{ role: 'agent', unitIds: [unitId], everywhere: false }],
})
