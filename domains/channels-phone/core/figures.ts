// How long a caller spent with what.
import type { Call, Stage } from './call.ts'

export type Figures = {
  flowMs: number
  /** In line, being held out to agents, and without one through no wish of hers. */
  waitMs: number
  /** Of that: while an agent's telephone rang. */
  ringMs: number
  talkMs: number
  holdMs: number
  wholeMs: number
}

export function figuresOf({ spent, arrivedAt, now }: Call): Figures {
  return {
    flowMs: spent['in-flow'],
    waitMs: spent.queued + spent.ringing + spent.stranded,
    ringMs: spent.ringing,
    talkMs: spent.talking - spent.held,
    holdMs: spent.held + spent.parked,
    wholeMs: now - arrivedAt,
  }
}

/** The call in another place, with the time in the one before added up. */
export function moved(call: Call, stage: Stage): Call {
  const before = call.stage
  const held = before.is === 'talking' && before.held !== null ? call.now - before.held : 0
  const spent = {
    ...call.spent,
    [before.is]: call.spent[before.is] + call.now - before.since,
    held: call.spent.held + held,
  }
  return { ...call, stage, spent, saying: null }
}

/** The caller apart from the others, or with them again; the time apart is counted. */
export function withHold(call: Call, on: boolean): Call {
  const { stage } = call
  if (stage.is !== 'talking' || on === (stage.held !== null)) return call
  const held = stage.held === null ? 0 : call.now - stage.held
  const spent = { ...call.spent, held: call.spent.held + held }
  return { ...call, spent, stage: { ...stage, held: on ? call.now : null } }
}
