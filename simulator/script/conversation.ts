// A whole conversation that nobody has to wait for: customer and agent take turns until one of them is done.
import type { WrapUp } from '#contacts/core'
import type { Chance } from './chance.ts'
import { answers, newAgentMind, wrapUpOf } from './agent-mind.ts'
import type { ContactPlan } from './contact-plan.ts'
import { newCustomerMind, opens, replies } from './customer-mind.ts'
import { said } from './grammar.ts'
import { personaOf } from './personas.ts'
import { typingSeconds } from './typing.ts'
import { wordsIn } from './words-in.ts'

export type Line = {
  by: 'customer' | 'agent'
  /** After the line before it. */
  afterSeconds: number
  text: string
}

export type Conversation = {
  opening: Line[]
  lines: Line[]
  endedBy: 'customer' | 'agent'
  wrapUp: WrapUp
  rating: { stars: number; comment: string } | undefined
}

/** Nobody talks for ever. */
const mostTurns = 14

/** `pace`: 1 is an ordinary agent, a quicker one has more. */
export function converse(
  plan: ContactPlan,
  agent: { name: string; pace: number },
  chance: Chance,
): Conversation {
  let mind = newAgentMind(agent.name, plan.customer.language)
  const persona = personaOf(plan.customer.persona)
  const beginning = opens(newCustomerMind(plan), chance)
  const opening = beginning.messages
  let customer = beginning.mind
  const spoken = (by: Line['by'], text: string): Line => ({
    by,
    text,
    afterSeconds:
      by === 'customer'
        ? typingSeconds(text, persona.lettersPerSecond, chance)
        : chance.around(6, 0.6) / agent.pace + typingSeconds(text, 6 * agent.pace, chance),
  })
  const lines: Line[] = []
  let heard = opening
  let left = false
  for (let turn = 0; turn < mostTurns && mind.phase !== 'over' && !left; turn++) {
    const answer = answers(mind, heard, plan.facts, chance)
    mind = answer.mind
    const silence = heard.length === 0 ? chance.between(60, 150) : 0
    lines.push(
      ...answer.turn.messages.map((text, index) => delayed(spoken('agent', text), index === 0 ? silence : 0)),
    )
    heard = []
    for (const text of answer.turn.messages) {
      const reply = replies(customer, text, chance)
      customer = reply.mind
      left = reply.turn.leaves && mind.phase !== 'over'
      heard.push(...reply.turn.messages)
    }
    lines.push(...heard.map((text) => spoken('customer', text)))
  }
  const wrapUp = wrapUpOf(mind, chance)
  return {
    opening: opening.map((text) => spoken('customer', text)),
    lines,
    endedBy: left || chance.happens(0.18) ? 'customer' : 'agent',
    wrapUp,
    rating: rated(plan, { solved: wrapUp.resolved === 'yes', agent: agent.name }, chance),
  }
}

const delayed = (line: Line, seconds: number): Line => ({
  ...line,
  afterSeconds: line.afterSeconds + seconds,
})

/** What she gives when she is asked to rate, if she does; `agent` is whom she talked to. */
export function rated(
  { customer, facts }: ContactPlan,
  { solved, agent }: { solved: boolean; agent: string },
  chance: Chance,
): Conversation['rating'] {
  const persona = personaOf(customer.persona)
  if (!chance.happens(persona.rates)) return undefined
  const usual = solved ? persona.stars.good : persona.stars.bad
  const stars = Math.min(5, Math.max(1, Math.round(usual + chance.between(-0.7, 0.7))))
  const { pleased, cross } = wordsIn(customer.language).ratings[solved ? 'solved' : 'unsolved']
  if (!chance.happens(0.25)) return { stars, comment: '' }
  return { stars, comment: said(chance.pick(stars >= 4 ? pleased : cross), { ...facts, agent }, chance) }
}
