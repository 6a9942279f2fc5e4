// An agent in a conversation: greets, finds out, helps, asks whether that was all.
import type { WrapUp } from '#contacts/core'
import type { Language } from '#protocol'
import type { Chance } from './chance.ts'
import type { Facts } from './facts.ts'
import { said } from './grammar.ts'
import { intentIn, intentOf } from './intents.ts'
import type { IntentKey, Need } from './words.ts'
import { wordsIn } from './words-in.ts'

export type AgentMind = {
  name: string
  language: Language
  phase: 'greeting' | 'asking' | 'solved' | 'closing' | 'over'
  intent: IntentKey | undefined
  needs: readonly Need[]
  /** She has asked once more what it is about. */
  askedAgain: boolean
  /** How often she asked whether anybody is there. */
  reminders: number
  gaveUp: boolean
}

/** `raisesHand`: she asks her leader for help. */
export type AgentTurn = { messages: string[]; ends: boolean; raisesHand: boolean }

export const newAgentMind = (name: string, language: Language): AgentMind => ({
  name,
  language,
  phase: 'greeting',
  intent: undefined,
  needs: [],
  askedAgain: false,
  reminders: 0,
  gaveUp: false,
})

/** `heard`: all the customer wrote since the agent's last turn; empty when she is silent. */
export function answers(
  mind: AgentMind,
  heard: readonly string[],
  facts: Facts,
  chance: Chance,
): { mind: AgentMind; turn: AgentTurn } {
  const text = heard.join('\n')
  if (mind.phase === 'greeting') return greets(mind, text, facts, chance)
  if (text === '') return reminds(mind, chance)
  if (mind.phase === 'asking') return asksOrSolves(learnt(mind, text), facts, chance)
  return mind.phase === 'solved' ? answersOn(mind, text, facts, chance) : closes(mind, text, facts, chance)
}

type Answer = { mind: AgentMind; turn: AgentTurn }

function speaks(mind: AgentMind, sentences: readonly string[], facts: Facts, chance: Chance): Answer {
  const mine = { ...facts, agent: mind.name }
  const messages = sentences.map((one) => said(one, mine, chance))
  return { mind, turn: { messages, ends: mind.phase === 'over', raisesHand: false } }
}

function greets(mind: AgentMind, text: string, facts: Facts, chance: Chance): Answer {
  const words = wordsIn(mind.language)
  const known = withIntent(mind, text)
  const upset = /[！!]{2,}|投诉|垃圾|12315|ridiculous|客訴|什么破|搞什么/.test(text)
  const sentences = [
    chance.pick(words.greetings),
    ...(upset ? [chance.pick(words.soothing)] : []),
    asked(known, known.needs[0] ?? 'detail', chance),
  ]
  const { mind: next, turn } = speaks({ ...known, phase: 'asking' }, sentences, facts, chance)
  return { mind: next, turn: { ...turn, raisesHand: upset && chance.happens(callsForHelp) } }
}

/** Not over everybody who shouts. */
const callsForHelp = 0.4

function asked({ intent, language }: AgentMind, need: Need, chance: Chance): string {
  const words = wordsIn(language)
  const here = need === 'detail' && intent ? words.intents[intent].asksDetail : undefined
  return chance.pick(here ?? words.asks[need])
}

/** Whoever has only said hello is first asked what it is about. */
function withIntent(mind: AgentMind, text: string): AgentMind {
  const intent = intentIn(text)
  return { ...mind, intent: intent?.key, needs: intent?.needs ?? ['detail'] }
}

/** What she was asked for she has given, or something else that will do. */
function learnt(mind: AgentMind, text: string): AgentMind {
  if (mind.intent !== undefined) return { ...mind, needs: mind.needs.slice(1) }
  return withIntent(mind, text)
}

function asksOrSolves(mind: AgentMind, facts: Facts, chance: Chance): Answer {
  const words = wordsIn(mind.language)
  const { intent } = mind
  if (intent === undefined) return clarifies(mind, facts, chance)
  const next = mind.needs[0]
  if (next) return speaks(mind, [asked(mind, next, chance)], facts, chance)
  const { solutions } = words.intents[intent]
  return speaks(
    { ...mind, phase: 'solved' },
    [chance.pick(words.checking), chance.pick(solutions)],
    facts,
    chance,
  )
}

/** She asks once more; what she cannot make out then, somebody who knows will answer. */
function clarifies(mind: AgentMind, facts: Facts, chance: Chance): Answer {
  const { unclear, registers } = wordsIn(mind.language)
  if (!mind.askedAgain) return speaks({ ...mind, askedAgain: true }, [chance.pick(unclear)], facts, chance)
  return speaks({ ...mind, phase: 'solved' }, [chance.pick(registers)], facts, chance)
}

/** A question is answered; thanks lead to whether that was all. */
function answersOn(mind: AgentMind, text: string, facts: Facts, chance: Chance): Answer {
  const answer = answerTo(mind, text)
  if (answer !== undefined) return speaks(mind, [answer], facts, chance)
  const { anythingElse } = wordsIn(mind.language)
  return speaks({ ...mind, phase: 'closing' }, [chance.pick(anythingElse)], facts, chance)
}

function closes(mind: AgentMind, text: string, facts: Facts, chance: Chance): Answer {
  const answer = answerTo(mind, text)
  if (answer !== undefined) return speaks({ ...mind, phase: 'solved' }, [answer], facts, chance)
  return speaks({ ...mind, phase: 'over' }, [goodbye(mind, chance)], facts, chance)
}

/** Mostly of what it was about: it is what lists show of the conversation. */
function goodbye({ intent, language }: AgentMind, chance: Chance): string {
  const { goodbyes, closings } = wordsIn(language)
  if (intent === undefined || chance.happens(0.25)) return chance.pick(goodbyes)
  return chance.pick(closings[intentOf(intent).theme])
}

const reminders = 1

function reminds(mind: AgentMind, chance: Chance): Answer {
  const { areYouThere } = wordsIn(mind.language)
  const isOver = mind.reminders >= reminders
  const phase = isOver ? 'over' : mind.phase
  const next: AgentMind = { ...mind, reminders: mind.reminders + 1, phase, gaveUp: isOver }
  const messages = isOver ? [] : [chance.pick(areYouThere)]
  return { mind: next, turn: { messages, ends: isOver, raisesHand: false } }
}

/** The answer to the question that this is most like, when it is one. */
function answerTo({ intent, language }: AgentMind, text: string): string | undefined {
  if (intent === undefined) return undefined
  const { questions } = wordsIn(language).intents[intent]
  const alike = questions.map((question) => ({ question, share: likeness(question.asked, text) }))
  const best = alike.toSorted((a, b) => b.share - a.share)[0]
  return best && best.share >= 0.34 ? best.question.answered : undefined
}

/** The share of pairs of letters in the shorter that the other has too. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one.replaceAll(/[[\]|{}]/g, '')), pairsOf(other)]
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  if (short.size < 3) return 0
  return [...short].filter((pair) => long.has(pair)).length / short.size
}

const pairsOf = (text: string): Set<string> =>
  new Set([...text].slice(1).map((letter, index) => [...text][index] + letter))

/** What she writes down when it is over. */
export function wrapUpOf({ gaveUp, intent, language }: AgentMind, chance: Chance): WrapUp {
  if (gaveUp) return { reasons: ['nobody-there'], resolved: 'unknown', outcome: 'customer-left', note: null }
  const words = wordsIn(language)
  if (intent === undefined) {
    return { reasons: ['other'], resolved: 'no', outcome: 'promised', note: chance.pick(words.registered) }
  }
  const { reason, solved } = intentOf(intent)
  const note = chance.pick(words.intents[intent].notes)
  return chance.happens(solved)
    ? { reasons: [reason], resolved: 'yes', outcome: 'solved', note }
    : { reasons: [reason], resolved: 'no', outcome: 'promised', note }
}

/** What she writes to whoever is to take over, or to help. */
export function wordsToColleague(
  { language }: AgentMind,
  why: 'handingOn' | 'raisingHand',
  chance: Chance,
): string {
  return chance.pick(wordsIn(language)[why])
}
