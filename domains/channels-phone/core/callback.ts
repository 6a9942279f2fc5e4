// A caller who hangs up and keeps her place in line: when she is called back, and how often it is tried.
import { type Static, Type } from 'typebox'
import { shape } from '#protocol'
import { callableNumber } from './phone-number.ts'

export const CallbackRules = shape({
  attempts: Type.Integer({ minimum: 1, maximum: 10 }),
  retryMinutes: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
  /** After so long nobody expects it any more. */
  longestHours: Type.Integer({ minimum: 1, maximum: 24 * 14 }),
})
export type CallbackRules = Static<typeof CallbackRules>

export const usualCallbackRules: CallbackRules = { attempts: 3, retryMinutes: 15, longestHours: 48 }

export type TryOutcome = 'reached' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'wrong-number'

/** Instants are epoch milliseconds. `since`: when she came into line; it stays, whatever is tried. */
export type Callback = {
  id: string
  number: string
  queueId: string
  since: number
  /** When she said it suits her. */
  window: { from: number; to: number } | null
  tries: readonly { at: number; outcome: TryOutcome }[]
  state:
    | { is: 'waiting'; notBefore: number }
    /** An agent has it, and dials. */
    | { is: 'in-hand'; since: number }
    | { is: 'reached'; at: number }
    | { is: 'given-up'; at: number; why: WhyGivenUp }
}

type WhyGivenUp = 'attempts' | 'wrong-number' | 'window-over' | 'cancelled' | 'called-again'

export type CallbackHappening = { at: number } & (
  | { type: 'taken' }
  /** The agent it was held out to did not take it: nobody has dialled. */
  | { type: 'given-back' }
  | { type: 'tried'; outcome: TryOutcome }
  | { type: 'cancelled' }
  /** She called herself meanwhile. */
  | { type: 'called-again' }
  | { type: 'time' }
)

export type WhyNotAskCallback = 'not-callable' | 'already-waiting'

/** `waiting`: numbers that are to be called back already. */
export function whyNotAskCallback(
  number: string | null,
  waiting: ReadonlySet<string>,
): WhyNotAskCallback | undefined {
  const callable = callableNumber(number)
  if (callable === undefined) return 'not-callable'
  return waiting.has(callable) ? 'already-waiting' : undefined
}

export type NewCallback = Pick<Callback, 'id' | 'number' | 'queueId' | 'since' | 'window'>

export function newCallback(asked: NewCallback): Callback {
  return { ...asked, tries: [], state: { is: 'waiting', notBefore: asked.window?.from ?? asked.since } }
}

/** What is repeated or too late changes nothing. */
export function callbackAfter(callback: Callback, what: CallbackHappening, rules: CallbackRules): Callback {
  const { state } = callback
  const { at } = what
  if (state.is === 'reached' || state.is === 'given-up') return callback
  switch (what.type) {
    case 'taken':
      return state.is === 'waiting' ? { ...callback, state: { is: 'in-hand', since: at } } : callback
    case 'given-back':
      return state.is === 'in-hand' ? { ...callback, state: { is: 'waiting', notBefore: at } } : callback
    case 'tried':
      return state.is === 'in-hand' ? tried(callback, { at, outcome: what.outcome }, rules) : callback
    case 'cancelled':
    case 'called-again':
      return { ...callback, state: { is: 'given-up', at, why: what.type } }
    case 'time':
      return state.is === 'waiting' && at >= overAt(callback, rules)
        ? givenUp(callback, at, 'window-over')
        : callback
  }
}

/** Until when it may be tried. */
export function overAt({ since, window }: Callback, { longestHours }: CallbackRules): number {
  const longest = (window?.from ?? since) + longestHours * 3_600_000
  return Math.min(window?.to ?? longest, longest)
}

export type WhyNotCallBack = 'over' | 'in-hand' | 'too-early' | 'too-late' | 'closed'

/** `open`: whether its queue is, at `now`. */
export function whyNotCallBack(
  callback: Callback,
  { now, open }: { now: number; open: boolean },
  rules: CallbackRules,
): WhyNotCallBack | undefined {
  const { state } = callback
  if (state.is === 'in-hand') return 'in-hand'
  if (state.is !== 'waiting') return 'over'
  if (now >= overAt(callback, rules)) return 'too-late'
  if (now < state.notBefore) return 'too-early'
  return open ? undefined : 'closed'
}

export type Line = {
  now: number
  open: boolean
  /** Of the queue, after whom it was offered to. */
  freeAgents: number
  /** Since when each caller waits who is on the line. */
  callersSince: readonly number[]
}

/** Whom to call now: never more than agents are free, never before somebody who has waited longer on the line. */
export function callbacksDue(
  callbacks: readonly Callback[],
  line: Line,
  rules: CallbackRules = usualCallbackRules,
): Callback[] {
  const due = callbacks.filter((callback) => whyNotCallBack(callback, line, rules) === undefined)
  const inLine = [
    ...line.callersSince.map((since) => ({ since, callback: undefined })),
    ...due.map((callback) => ({ since: callback.since, callback })),
  ]
  // Who is on the line goes before who is not, when they came together.
  return inLine
    .toSorted(
      (a, b) => a.since - b.since || (a.callback === undefined ? 0 : 1) - (b.callback === undefined ? 0 : 1),
    )
    .slice(0, Math.max(0, line.freeAgents))
    .flatMap(({ callback }) => (callback === undefined ? [] : [callback]))
}

function tried(
  callback: Callback,
  attempt: { at: number; outcome: TryOutcome },
  rules: CallbackRules,
): Callback {
  const { at, outcome } = attempt
  const after = { ...callback, tries: [...callback.tries, attempt] }
  if (outcome === 'reached') return { ...after, state: { is: 'reached', at } }
  if (outcome === 'wrong-number') return givenUp(after, at, 'wrong-number')
  if (after.tries.length >= rules.attempts) return givenUp(after, at, 'attempts')
  const notBefore = at + rules.retryMinutes * 60_000
  if (notBefore >= overAt(callback, rules)) return givenUp(after, at, 'window-over')
  return { ...after, state: { is: 'waiting', notBefore } }
}

const givenUp = (callback: Callback, at: number, why: WhyGivenUp): Callback => ({
  ...callback,
  state: { is: 'given-up', at, why },
})
