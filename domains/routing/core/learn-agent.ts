import type { Agent, Channel } from './facts.ts'
import type { KnownAgent, Line, RoutingState } from './routing-state.ts'
import { belongs } from './circles.ts'
import { placeThosePreferring } from './place-contact.ts'
import { leaveAllSeats, refreshAgent, takeSeat } from './seats.ts'

export function learnAgent(state: RoutingState, agent: Agent): void {
  const known = state.agents.get(agent.id) ?? newcomer(state, agent)
  if (!sameProfile(known, agent)) {
    clearLines(state, known)
    known.agent = agent
    openLines(state, known)
  }
  known.agent = agent
  for (const line of known.lines) {
    line.serving = agent.serving[line.channel] ?? 0
  }
  refreshAgent(state, known)
  placeThosePreferring(state, agent.id)
}

export function forgetAgent(state: RoutingState, agentId: string): void {
  const known = state.agents.get(agentId)
  if (known === undefined) return
  clearLines(state, known)
  state.agents.delete(agentId)
  placeThosePreferring(state, agentId)
}

function newcomer(state: RoutingState, agent: Agent): KnownAgent {
  const known = { id: agent.id, agent, idleFrom: agent.idleSince, lastOfferAt: -Infinity, lines: [] }
  state.agents.set(agent.id, known)
  return known
}

function openLines(state: RoutingState, known: KnownAgent): void {
  for (const channel of channelsOf(known.agent)) {
    const line: Line = { channel, capacity: 0, serving: 0, load: 0, standing: 'not-ready', seats: [] }
    known.lines.push(line)
    state.onChannel.set(channel, (state.onChannel.get(channel) ?? 0) + 1)
    for (const circle of state.circles.values()) {
      if (circle.channel === channel && belongs(known.agent, circle)) takeSeat(known, line, circle)
    }
  }
}

function clearLines(state: RoutingState, known: KnownAgent): void {
  for (const line of known.lines) {
    leaveAllSeats(line)
    state.onChannel.set(line.channel, (state.onChannel.get(line.channel) ?? 0) - 1)
  }
  known.lines = []
}

const channels: readonly Channel[] = ['chat', 'phone', 'mail']

function channelsOf(agent: Agent): Channel[] {
  return channels.filter((channel) => (agent.capacity[channel] ?? 0) > 0)
}

function sameProfile(known: KnownAgent, agent: Agent): boolean {
  let lines = 0
  for (const channel of channels) if ((agent.capacity[channel] ?? 0) > 0) lines += 1
  if (lines !== known.lines.length) return false
  if (known.lines.some((line) => (agent.capacity[line.channel] ?? 0) <= 0)) return false
  return sameSkills(known.agent.skills, agent.skills)
}

function sameSkills(a: Agent['skills'], b: Agent['skills']): boolean {
  if (a === b) return true
  let left = 0
  for (const skillId in a) {
    if (a[skillId] !== b[skillId]) return false
    left += 1
  }
  for (const _ in b) left -= 1
  return left === 0
}
