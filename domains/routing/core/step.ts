// The routing engine: the same facts at the same times always give the same decisions.
import type { Decision, Step } from './decisions.ts'
import type { Fact, RoutingEvent } from './facts.ts'
import { forgetAgent, learnAgent } from './learn-agent.ts'
import { forgetContact, learnContact } from './learn-contact.ts'
import { forgetQueue, learnQueue } from './learn-queue.ts'
import { match } from './match.ts'
import { liftContact, placeContact, setAlarm } from './place-contact.ts'
import type { RoutingState } from './routing-state.ts'

/** What nobody acted on is decided again after this while. */
const repeatMs = 5000

/** Learns the facts, lets time pass and offers what can be offered. Changes `state` in place; time never goes back. */
export function step(state: RoutingState, event: RoutingEvent): Step {
  state.now = Math.max(state.now, event.now)
  for (const fact of event.facts) learn(state, fact)
  const decisions = [...withdrawals(state, event.facts), ...passTime(state), ...match(state)]
  return { decisions, wakeAt: state.alarms.items[0]?.at }
}

function learn(state: RoutingState, fact: Fact): void {
  switch (fact.type) {
    case 'queue-is':
      return learnQueue(state, fact.queue)
    case 'queue-gone':
      return forgetQueue(state, fact.queueId)
    case 'agent-is':
      return learnAgent(state, fact.agent)
    case 'agent-gone':
      return forgetAgent(state, fact.agentId)
    case 'contact-is':
      return learnContact(state, fact.contact)
    case 'contact-gone':
      return forgetContact(state, fact.contactId)
  }
}

/** Takes back what is held out to agents who have just left. One of whom nothing was heard yet may still answer. */
function withdrawals(state: RoutingState, facts: readonly Fact[]): Decision[] {
  const decisions: Decision[] = []
  for (const fact of facts) {
    if (fact.type !== 'agent-gone' || state.agents.has(fact.agentId)) continue
    const offered = state.offersTo.get(fact.agentId) ?? []
    for (const known of offered.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      decisions.push({ type: 'withdraw', contactId: known.id, agentId: fact.agentId })
      setAlarm(state, known, state.now + repeatMs)
    }
  }
  return decisions
}

/** Opens rings, ends cool-downs and expires offers whose time has come. */
function passTime(state: RoutingState): Decision[] {
  const decisions: Decision[] = []
  for (let [alarm] = state.alarms.items; alarm && alarm.at <= state.now; [alarm] = state.alarms.items) {
    const known = state.contacts.get(alarm.of)
    if (known?.offer !== undefined) {
      decisions.push({ type: 'expire', contactId: known.id, agentId: known.offer.agentId })
      setAlarm(state, known, state.now + repeatMs)
    } else if (known !== undefined) {
      liftContact(state, known)
      placeContact(state, known)
    }
  }
  return decisions
}
