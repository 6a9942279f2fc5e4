// An imaginary caller: she listens to menus and presses keys, waits, gives up, talks and hangs up.
import type { LegId, Signal } from '#channels-phone/core'
import type { CallerPlan } from './caller-plan.ts'
import { companyOf, end, type Exchange, tell } from './exchange.ts'

export type Caller = {
  leg: LegId
  plan: CallerPlan
  keysLeft: readonly string[]
  /** What she is about to do, if nothing happens before. */
  intends: 'give-up' | 'say-goodbye' | 'nothing'
  cancel: () => void
  cancelKey: () => void
  hasTalked: boolean
}

export function newCaller(exchange: Exchange, leg: LegId, plan: CallerPlan): Caller {
  const caller: Caller = {
    leg,
    plan,
    keysLeft: plan.keys,
    intends: 'nothing',
    cancel: () => undefined,
    cancelKey: () => undefined,
    hasTalked: false,
  }
  notices(exchange, caller)
  return caller
}

/** She hears what becomes of her line and of her alone. */
export function callerHears(exchange: Exchange, caller: Caller, signal: Signal): void {
  if (signal.type === 'ended' && signal.leg === caller.leg) return forget(caller)
  // Rooms she is in may fill and empty without a signal about her.
  if (signal.type === 'joined' || signal.type === 'left' || signal.type === 'ended') notices(exchange, caller)
}

/** A sound that was played to her is over. */
export function callerHeard(exchange: Exchange, caller: Caller, completely: boolean): void {
  if (!completely) return
  const key = caller.hasTalked ? caller.plan.surveyKey : caller.keysLeft[0]
  if (caller.hasTalked && companyOf(exchange, caller.leg).length > 0) return
  if (key === undefined || key === null) return
  caller.keysLeft = caller.keysLeft.slice(1)
  caller.cancelKey()
  caller.cancelKey = exchange.clock.after(caller.plan.reactionMs, () => {
    if (exchange.lines.get(caller.leg)?.state === 'up') {
      tell(exchange, { type: 'digit', leg: caller.leg, digit: key })
    }
  })
}

export function forget(caller: Caller): void {
  caller.cancel()
  caller.cancelKey()
}

function notices(exchange: Exchange, caller: Caller): void {
  const isTalking = companyOf(exchange, caller.leg).length > 0
  const intends = isTalking ? 'say-goodbye' : 'give-up'
  if (intends === caller.intends || !exchange.lines.has(caller.leg)) return
  caller.cancel()
  caller.intends = intends
  caller.hasTalked ||= isTalking
  const { talkMs, patienceMs, hangsUp } = caller.plan
  const afterMs = isTalking ? talkMs + (hangsUp ? 0 : longestGoodbyeMs) : patienceMs
  caller.cancel = exchange.clock.after(afterMs, () => end(exchange, caller.leg, 'hung-up', 'them'))
}

/** So long she waits for the agent to hang up first. */
const longestGoodbyeMs = 20_000
