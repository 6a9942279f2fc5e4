// The question by key after a call: whom it is asked, what the key means, and whose score it is.
import { type Static, Type } from 'typebox'
import { oneOf, shape } from '#protocol'
import type { EndWhy } from './call.ts'

export const SurveyRules = shape({
  levels: Type.Integer({ minimum: 2, maximum: 5 }),
  /** Many say "very satisfied, press 1". */
  bestKey: oneOf(['first', 'last']),
  /** After a transfer, whose score it is. */
  belongsTo: oneOf(['last', 'longest', 'first']),
  /** A score up to this opens a follow-up. */
  lowUpTo: Type.Integer({ minimum: 1, maximum: 4 }),
  /** Who was hardly served has nothing to say about it. */
  shortestTalkSeconds: Type.Integer({ minimum: 0, maximum: 600 }),
})
export type SurveyRules = Static<typeof SurveyRules>

export const usualSurveyRules: SurveyRules = {
  levels: 3,
  bestKey: 'first',
  belongsTo: 'last',
  lowUpTo: 1,
  shortestTalkSeconds: 10,
}

export type WhyNotSurveyRules = 'all-low'

export function whyNotSurveyRules({ levels, lowUpTo }: SurveyRules): WhyNotSurveyRules | undefined {
  return lowUpTo >= levels ? 'all-low' : undefined
}

export function surveyKeys({ levels }: Pick<SurveyRules, 'levels'>): string[] {
  return Array.from({ length: levels }, (_, index) => String(index + 1))
}

/** From 1, the worst, to as many as there are levels; undefined where the key means nothing. */
export function scoreOfKey(
  key: string,
  { levels, bestKey }: Pick<SurveyRules, 'levels' | 'bestKey'>,
): number | undefined {
  const place = surveyKeys({ levels }).indexOf(key) + 1
  if (place === 0) return undefined
  return bestKey === 'first' ? levels - place + 1 : place
}

export const isLowScore = (score: number, { lowUpTo }: Pick<SurveyRules, 'lowUpTo'>): boolean =>
  score <= lowUpTo

/** Who talked with the caller, in the order in which it was. */
export type Talked = { personId: string; talkMs: number }

/** Whoever has talked twice has talked for as long as both together. */
export function personScored(
  talked: readonly Talked[],
  { belongsTo }: Pick<SurveyRules, 'belongsTo'>,
): string | undefined {
  if (belongsTo !== 'longest') return talked.at(belongsTo === 'last' ? -1 : 0)?.personId
  const whole = new Map<string, number>()
  for (const { personId, talkMs } of talked) whole.set(personId, (whole.get(personId) ?? 0) + talkMs)
  const longest = Math.max(...whole.values())
  // Of two who talked as long it is whoever talked last.
  return talked.findLast(({ personId }) => whole.get(personId) === longest)?.personId
}

export type WhyNotSurvey =
  | 'not-served'
  | 'caller-gone'
  | 'wrong-number'
  | 'abusive'
  | 'short-talk'
  | 'asked-already'

export type Served = {
  talkMs: number
  why: EndWhy
  callerIsThere: boolean
  /** What the agent found it was, where she has said so. */
  outcome: 'wrong-number' | 'abusive' | null
  warnings: number
  asked: boolean
}

export function whyNotSurvey(
  served: Served,
  { shortestTalkSeconds }: Pick<SurveyRules, 'shortestTalkSeconds'>,
): WhyNotSurvey | undefined {
  const { outcome, why } = served
  if (served.asked) return 'asked-already'
  if (served.talkMs <= 0) return 'not-served'
  if (outcome === 'wrong-number' || why === 'wrong-number') return 'wrong-number'
  if (outcome === 'abusive' || why === 'abusive' || served.warnings > 0) return 'abusive'
  if (served.talkMs < shortestTalkSeconds * 1000) return 'short-talk'
  return served.callerIsThere ? undefined : 'caller-gone'
}
