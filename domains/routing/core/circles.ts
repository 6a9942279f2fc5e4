// Circles come and go with the rings of queues and with contacts that are kept for one agent.
import { chosenFirst } from './chosen-first.ts'
import type { Channel, Queue, Requirement, Selection } from './facts.ts'
import { heapOf } from './heap.ts'
import { type Circle, lineOf, type RoutingState, type Seat, type Spot } from './routing-state.ts'
import { leaveSeat, meets, takeSeat } from './seats.ts'
import { servedFirst } from './served-first.ts'

type Kind = Pick<Circle, 'channel' | 'requires' | 'selection' | 'only'>

/** By ring; to be let go of by `dropCircle`. */
export function circlesOf(state: RoutingState, { channel, requires, rings, selection }: Queue): Circle[] {
  return [requires, ...rings.map((ring) => ring.requires)].map((skills) => {
    const key = keyOf(channel, selection, skills)
    const kind = { channel, requires: skills, selection, only: undefined }
    const circle = state.circles.get(key) ?? openCircle(state, key, kind)
    circle.uses += 1
    return circle
  })
}

/** Where contacts of a channel wait for one agent; to be let go of by `dropCircle`. */
export function circleOfOne(state: RoutingState, channel: Channel, agentId: string): Circle {
  const key = `${channel} @${agentId}`
  const kind = { channel, requires: [], selection: 'longest-idle', only: agentId } as const
  const circle = state.circles.get(key) ?? openCircle(state, key, kind)
  circle.uses += 1
  return circle
}

export function dropCircle(state: RoutingState, circle: Circle): void {
  circle.uses -= 1
  if (circle.uses > 0) return
  state.circles.delete(circle.key)
  for (const agent of membersToBe(state, circle)) {
    const line = lineOf(agent, circle.channel)
    if (line !== undefined) leaveSeat(line, circle)
  }
}

/** Whether this agent belongs into the circle, were she on its channel. */
export function belongs(
  agent: { id: string; skills: Readonly<Record<string, number>> },
  circle: Circle,
): boolean {
  return circle.only === undefined ? meets(agent.skills, circle.requires) : circle.only === agent.id
}

function openCircle(state: RoutingState, key: string, kind: Kind): Circle {
  const circle: Circle = {
    key,
    ...kind,
    uses: 0,
    waiting: heapOf<Spot>((a, b) => servedFirst(a.contact, b.contact)),
    free: heapOf<Seat>(chosenFirst[kind.selection]),
    atCapacity: 0,
    notReady: 0,
  }
  state.circles.set(key, circle)
  for (const known of membersToBe(state, circle)) {
    const line = lineOf(known, circle.channel)
    if (line !== undefined && belongs(known.agent, circle)) takeSeat(known, line, circle)
  }
  return circle
}

function membersToBe({ agents }: RoutingState, { only }: Circle) {
  if (only === undefined) return agents.values()
  const known = agents.get(only)
  return known === undefined ? [] : [known]
}

function keyOf(channel: Channel, selection: Selection, requires: readonly Requirement[]): string {
  const skills = requires.map(({ skillId, level }) => JSON.stringify([skillId, level])).toSorted()
  return `${channel} ${selection} ${skills.join(' ')}`
}
