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

/** Until now, be it over or not. */
export function figuresOf(call: Call): Figures {
  const spent = spentUntilNow(call)
  return {
    flowMs: spent['in-flow'],
    waitMs: spent.queued + spent.ringing + spent.stranded,
    ringMs: spent.ringing,
    talkMs: spent.talking - spent.held,
    holdMs: spent.held + spent.parked,
    wholeMs: call.now - call.arrivedAt,
  }
}

function spentUntilNow({ spent, stage, now }: Call): Call['spent'] {
  const held = stage.is === 'talking' && stage.held !== null ? now - stage.held : 0
  return { ...spent, [stage.is]: spent[stage.is] + now - stage.since, held: spent.held + held }
}

/** The call in another place, with the time in the one before added up. */
export function moved(call: Call, stage: Stage): Call {
  return { ...call, stage, spent: spentUntilNow(call), saying: null }
}

/** The caller apart from the others, or with them again; the time apart is counted. */
export function withHold(call: Call, on: boolean): Call {
  const { stage } = call
  if (stage.is !== 'talking' || on === (stage.held !== null)) return call
  const held = stage.held === null ? 0 : call.now - stage.held
  const spent = { ...call.spent, held: call.spent.held + held }
  return { ...call, spent, stage: { ...stage, held: on ? call.now : null } }
}
