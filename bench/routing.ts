// How fast the routing engine steps on a busy floor: no agent idle for long, the number waiting held at its size.
// Only the time inside `step` is measured; the imaginary floor around it costs extra and is left out.
import { parseArgs } from 'node:util'
import {
  type Agent,
  type Channel,
  type Contact,
  type Decision,
  emptyRouting,
  type Fact,
  type Queue,
  type Requirement,
  step,
} from '#routing/core'

type Size = { agents: number; waiting: number; skills: number }
type WarmFloor = { name: string; took: number[]; next: () => number }
type Plan = { at: number; facts: () => Fact[] }

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const scale = Number(values.scale)
const timedSteps = Math.max(2000, Math.round(400_000 * scale))

// The floors take turns, so that whatever else this machine does meanwhile slows both alike.
const rounds = 20
const small = warmFloor({ agents: 1000, waiting: 5000, skills: 50 })
const large = warmFloor({ agents: 10_000, waiting: 100_000, skills: 50 })
for (let round = 0; round < rounds; round++) {
  for (const { took, next } of [small, large]) {
    for (let count = 0; count < timedSteps / rounds; count++) took.push(next())
  }
}
const smallMs = reportedMean(small)
print(`${large.name}/${small.name}`, 'growth_ratio', reportedMean(large) / smallMs, '')

function warmFloor(size: Size): WarmFloor {
  const { next } = busyFloor(size)
  // Long enough for every agent to have served: the first minute, when all begin at once, is no ordinary one.
  for (let count = 0; count < size.agents * 20; count++) next()
  return { name: `${size.agents}x${size.waiting}x${size.skills}`, took: [], next }
}

function reportedMean({ name, took }: WarmFloor): number {
  const meanMs = took.reduce((sum, ms) => sum + ms, 0) / took.length
  const p99Ms = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
  print(name, 'steps_per_second', 1000 / meanMs, '1/s')
  print(name, 'p99_ms', p99Ms, 'ms')
  return meanMs
}

function print(name: string, metric: string, value: number, unit: string): void {
  const rounded = Number(value.toPrecision(4))
  process.stdout.write(`${JSON.stringify({ bench: 'routing', case: name, metric, value: rounded, unit })}\n`)
}

/** A floor that answers the engine's decisions as people and a database would. `next` plays one step and times it. */
function busyFloor(size: Size): { next: () => number } {
  const chance = chances(20_261_122)
  const state = emptyRouting()
  const plans = timeline()
  const queues = Array.from({ length: size.skills * 2 }, (_, index) => someQueue(chance, index, size.skills))
  const agents = new Map(
    Array.from({ length: size.agents }, (_, index) => someAgent(chance, index, size.skills)),
  )
  const contacts = new Map<string, Contact>()
  let arrived = 0
  let now = 0
  let wakeAt = Infinity

  const seconds = (from: number, to: number): number => Math.round((from + chance() * (to - from)) * 1000)
  const plan = (delayMs: number, facts: () => Fact[]): void => plans.add({ at: now + delayMs, facts })

  function arrival(since = now): Fact {
    const queue = pick(chance, queues)
    const priority = chance() < 0.1 ? 1 : 0
    const contact = {
      id: `contact-${arrived++}`,
      queueId: queue.id,
      since,
      lineSince: since,
      priority,
      level: chance() < 0.1 ? 2 : 0,
      returned: false,
      ...(chance() < 0.2 && { reserved: someLast(now) }),
      declinedUntil: {},
    }
    contacts.set(contact.id, contact)
    if (chance() < 0.15) plan(seconds(10, 1200), () => (contacts.has(contact.id) ? leaves(contact.id) : []))
    return { type: 'contact-is', contact }
  }

  function someLast(from: number): { agentId: string; until: number } {
    return { agentId: `agent-${Math.floor(chance() * size.agents)}`, until: from + 20_000 }
  }

  function exclusiveOf(contactId: string): boolean {
    const queueId = contacts.get(contactId)?.queueId
    return queues.find(({ id }) => id === queueId)?.exclusive ?? false
  }

  function leaves(contactId: string): Fact[] {
    contacts.delete(contactId)
    plan(0, () => [arrival()])
    return [{ type: 'contact-gone', contactId }]
  }

  function changeAgent(id: string, change: (agent: Agent) => Partial<Agent>): Fact[] {
    const before = agents.get(id)
    if (before === undefined) return []
    const agent = {
      ...before,
      ...change(before),
      skills: { ...before.skills },
      capacity: { ...before.capacity },
    }
    agents.set(id, agent)
    return [{ type: 'agent-is', agent }]
  }

  function changeContact(id: string, change: Partial<Contact>): Fact[] {
    const before = contacts.get(id)
    if (before === undefined) return []
    const contact = { ...before, ...change }
    contacts.set(id, contact)
    return [{ type: 'contact-is', contact }]
  }

  function declines(contactId: string, agentId: string): Fact[] {
    const before = contacts.get(contactId)
    if (before?.offer?.agentId !== agentId) return []
    const { offer: _over, ...waits } = before
    const contact = { ...waits, declinedUntil: { ...waits.declinedUntil, [agentId]: now + 60_000 } }
    contacts.set(contactId, contact)
    return [{ type: 'contact-is', contact }]
  }

  function accepts(contactId: string, agentId: string): Fact[] {
    const contact = contacts.get(contactId)
    if (contact?.offer?.agentId !== agentId) return []
    const channel = queues.find(({ id }) => id === contact.queueId)?.channel ?? 'phone'
    const gone = leaves(contactId)
    plan(seconds(60, 600), () => finishes(agentId, channel))
    return [
      ...changeAgent(agentId, ({ serving, exclusive }) => ({
        serving: more(serving, channel, 1),
        exclusive: exclusive || channel === 'phone',
      })),
      ...gone,
    ]
  }

  function finishes(agentId: string, channel: Channel): Fact[] {
    const ready = chance() > 0.05
    if (!ready) plan(seconds(60, 600), () => changeAgent(agentId, () => ({ ready: true })))
    return changeAgent(agentId, (agent) => ({
      ready: agent.ready && ready,
      idleSince: now,
      serving: more(agent.serving, channel, -1),
      exclusive: agent.exclusive && channel !== 'phone',
    }))
  }

  function follow(decision: Decision): void {
    const { contactId, agentId } = decision
    if (decision.type !== 'offer') return plan(20, () => declines(contactId, agentId))
    const offer = { agentId, expiresAt: decision.expiresAt, exclusive: exclusiveOf(contactId) }
    plan(20, () => [
      ...changeContact(contactId, { offer }),
      ...changeAgent(agentId, () => ({ idleSince: now })),
    ])
    const answer = chance()
    if (answer < 0.85) plan(seconds(2, 8), () => accepts(contactId, agentId))
    else if (answer < 0.95) plan(seconds(2, 8), () => declines(contactId, agentId))
  }

  function play(facts: Fact[]): number {
    const from = performance.now()
    const result = step(state, { now, facts })
    const took = performance.now() - from
    wakeAt = result.wakeAt ?? Infinity
    for (const decision of result.decisions) follow(decision)
    return took
  }

  function next(): number {
    for (;;) {
      if (wakeAt < plans.nextAt()) {
        now = Math.max(now, wakeAt)
        return play([])
      }
      const due = plans.take()
      now = due.at
      const facts = due.facts()
      if (facts.length > 0) return play(facts)
    }
  }

  play(queues.map((queue) => ({ type: 'queue-is', queue })))
  play(Array.from({ length: size.waiting }, () => arrival(-seconds(0, 1800))))
  for (const agent of agents.values()) play([{ type: 'agent-is', agent }])
  return { next }
}

function someQueue(chance: () => number, index: number, skills: number): Queue {
  const some = (level: number): Requirement => ({ skillId: `skill-${Math.floor(chance() * skills)}`, level })
  const first = { skillId: `skill-${index % skills}`, level: 3 }
  const second = chance() < 0.5 ? [some(2)] : []
  const channel = pick<Channel>(chance, ['phone', 'phone', 'phone', 'chat', 'chat', 'mail'])
  const overflow = { queueId: `queue-${(index + 1) % (2 * skills)}`, afterSeconds: 300 }
  return {
    id: `queue-${index}`,
    channel,
    selection: channel === 'chat' ? 'least-occupied' : 'longest-idle',
    vipPriority: 10,
    ageingSeconds: 1200,
    exclusive: channel === 'phone',
    open: true,
    ...(index % 3 === 0 && { overflow }),
    requires: [first, ...second],
    rings: [
      { afterSeconds: 30, requires: [{ ...first, level: 2 }] },
      { afterSeconds: 120, requires: [{ ...first, level: 1 }] },
    ],
    priority: chance() < 0.2 ? 1 : 0,
    offerSeconds: 20,
  }
}

function someAgent(chance: () => number, index: number, skills: number): [string, Agent] {
  const id = `agent-${index}`
  const known = Array.from({ length: 1 + Math.floor(chance() * 5) }, (): [string, number] => [
    `skill-${Math.floor(chance() * skills)}`,
    1 + Math.floor(chance() * 5),
  ])
  const capacity = chance() < 0.6 ? { phone: 1 } : { phone: 1, chat: 3, mail: 2 }
  const agent = { id, ready: true, idleSince: 0, capacity, serving: {}, exclusive: false }
  return [id, { ...agent, skills: Object.fromEntries(known) }]
}

function more(serving: Agent['serving'], channel: Channel, by: number): Agent['serving'] {
  return { ...serving, [channel]: (serving[channel] ?? 0) + by }
}

function pick<T>(chance: () => number, from: readonly [T, ...T[]] | readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

/** Chances that are the same in every run (mulberry32). */
function chances(seed: number): () => number {
  let current = seed
  return () => {
    current = (current + 0x6d2b79f5) | 0
    let mixed = Math.imul(current ^ (current >>> 15), 1 | current)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the floor is going to do, soonest first. */
function timeline(): { add: (plan: Plan) => void; take: () => Plan; nextAt: () => number } {
  const plans: Plan[] = []
  const at = (index: number): number => plans[index]?.at ?? Infinity
  function swap(a: number, b: number): void {
    const [left, right] = [plans[a], plans[b]]
    if (left === undefined || right === undefined) return
    plans[a] = right
    plans[b] = left
  }
  function add(plan: Plan): void {
    plans.push(plan)
    for (
      let index = plans.length - 1;
      index > 0 && at(index) < at((index - 1) >> 1);
      index = (index - 1) >> 1
    ) {
      swap(index, (index - 1) >> 1)
    }
  }
  function take(): Plan {
    swap(0, plans.length - 1)
    const due = plans.pop()
    for (let index = 0; ;) {
      const child = at(2 * index + 1) <= at(2 * index + 2) ? 2 * index + 1 : 2 * index + 2
      if (!(at(child) < at(index))) break
      swap(index, child)
      index = child
    }
    if (due === undefined) throw new Error('The floor has nothing left to do.')
    return due
  }
  return { add, take, nextAt: () => at(0) }
}
