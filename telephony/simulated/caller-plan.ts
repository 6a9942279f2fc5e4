// What an imaginary caller will do, before she dials: the same chance plans the same.
import { between, type Chance, oneOf } from './chance.ts'

export type CallerPlan = {
  number: string | null
  /** Pressed one after the other, each when a menu has been heard. */
  keys: readonly string[]
  reactionMs: number
  /** How long she waits for somebody, each time; in a menu too. */
  patienceMs: number
  talkMs: number
  /** After her last word she hangs up herself, or leaves it to the agent for as long as she can bear. */
  hangsUp: boolean
  /** Null: she does not stay for the question. */
  surveyKey: string | null
}

export function planCaller(chance: Chance): CallerPlan {
  return {
    number: chance() < 0.05 ? null : mobileNumber(chance),
    keys: chance() < 0.9 ? [oneOf(chance, ['1', '2', '3']), oneOf(chance, ['1', '2'])] : [],
    reactionMs: between(chance, 400, 2_500),
    patienceMs: between(chance, 20_000, 240_000),
    talkMs: between(chance, 15_000, 300_000),
    hangsUp: chance() < 0.6,
    surveyKey: chance() < 0.5 ? oneOf(chance, ['1', '1', '1', '2', '3']) : null,
  }
}

/** 190 0000 to 190 0009 are given to nobody. */
function mobileNumber(chance: Chance): string {
  return `+861900000${String(Math.floor(chance() * 10_000)).padStart(4, '0')}`
}
