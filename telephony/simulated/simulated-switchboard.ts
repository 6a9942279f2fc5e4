// A switchboard with nobody at the other end: imaginary callers, and telephones that are picked up as told.
import type { Address, LegEnd, LegId, Signal, Switchboard } from '#channels-phone/core'
import { type Caller, callerHeard, callerHears, forget, newCaller } from './caller.ts'
import { type CallerPlan, planCaller } from './caller-plan.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Clock } from './clock.ts'
import { close, comeIn, end, type Exchange, goOut, join, leave, newExchange, pickUp } from './exchange.ts'
import { pauseTape, silence, sound, stopTape, tape, tell } from './exchange.ts'

/** What a telephone does when it rings. `by-hand`: what it is told. */
export type RingingTelephone =
  | { does: 'by-hand' }
  | { does: 'answer'; afterMs: number }
  | { does: 'refuse'; afterMs: number; why: LegEnd }

export type SimulatedSettings = {
  name: string
  seed: number
  clock: Clock
  promptMs?: (key: string) => number
  telephoneAt?: (to: Address) => RingingTelephone
}

/** What happens on the imaginary side of the lines. */
export type OutsideWorld = {
  /** Somebody calls; what is not said of her is left to chance. */
  callerCalls(call: { leg: LegId; calledNumber: string; trunk: string; plan?: Partial<CallerPlan> }): void
  picksUp(leg: LegId): void
  hangsUp(leg: LegId, why?: LegEnd): void
  presses(leg: LegId, digits: string): void
  /** Calls keep coming, so many an hour, until the function it gives is called. */
  callsKeepComing(perHour: number, calledNumber: string): () => void
  /** The line between the program and the switch; calls go on without it, and nobody hears of them. */
  lineBreaks(): void
  lineReturns(): void
  /** The switch itself dies with everything in it, and comes back empty. */
  switchDies(): void
}

export function simulatedSwitchboard(settings: SimulatedSettings): {
  switchboard: Switchboard
  world: OutsideWorld
} {
  const { clock } = settings
  const side: Side = {
    listeners: new Set(),
    callers: new Map(),
    connected: true,
    arrivals: 0,
    chance: chanceOf(settings.seed),
    telephoneAt: settings.telephoneAt ?? usualTelephone,
    stops: new Set(),
    exchange: newExchange({
      clock,
      promptMs: settings.promptMs ?? (() => 3_000),
      hears: (signal) => hears(side, signal),
    }),
  }
  return { switchboard: switchboardOf(settings.name, side), world: worldOf(side) }
}

type Side = {
  exchange: Exchange
  listeners: Set<(signal: Signal) => void>
  callers: Map<LegId, Caller>
  connected: boolean
  arrivals: number
  chance: Chance
  telephoneAt: (to: Address) => RingingTelephone
  stops: Set<() => void>
}

/** A colleague's telephone waits for her; an outside number is answered. */
const usualTelephone = (to: Address): RingingTelephone =>
  to.kind === 'number' ? { does: 'answer', afterMs: 4_000 } : { does: 'by-hand' }

/** Signals travel: never within the call that causes them. */
const signalMs = 2

function hears(side: Side, signal: Signal): void {
  const { clock } = side.exchange
  clock.after(0, () => {
    for (const caller of side.callers.values()) callerHears(side.exchange, caller, signal)
    if (signal.type === 'ended') side.callers.delete(signal.leg)
  })
  clock.after(signalMs, () => {
    if (side.connected) for (const listener of side.listeners) listener(signal)
  })
}

function switchboardOf(name: string, side: Side): Switchboard {
  const { exchange } = side
  const asked = async (does: () => void): Promise<void> => {
    if (!side.connected) throw new Error(`The line to the switch ${name} is down.`)
    does()
  }
  const line = (leg: LegId) => exchange.lines.get(leg)
  return {
    name,
    ring: (leg, to, how) => asked(() => rings(side, leg, () => goOut(exchange, leg, to, how))),
    answer: (leg) => asked(() => (line(leg)?.direction === 'in' ? pickUp(exchange, leg) : undefined)),
    hangUp: (leg, why) => asked(() => end(exchange, leg, why, 'us')),
    join: (room, leg) => asked(() => join(exchange, room, leg)),
    leave: (room, leg) => asked(() => leave(exchange, room, leg)),
    closeRoom: (room) => asked(() => close(exchange, room)),
    play: (play, to, what, loop = false) => asked(() => plays(side, play, { to, what, loop })),
    stopPlaying: (play) => asked(() => silence(exchange, play, false)),
    hold: (leg, on) => asked(() => void Object.assign(line(leg) ?? {}, { held: on })),
    mute: (leg, on) => asked(() => void Object.assign(line(leg) ?? {}, { muted: on })),
    sendDigits: () => asked(() => undefined),
    lendEar: (listener, to, how) =>
      asked(() => void (line(to) && Object.assign(line(listener) ?? {}, { ear: { to, how } }))),
    takeEar: (listener) => asked(() => void Object.assign(line(listener) ?? {}, { ear: null })),
    record: (recording, leg) => asked(() => tape(exchange, recording, leg)),
    pauseRecording: (recording, on) => asked(() => pauseTape(exchange, recording, on)),
    stopRecording: (recording) => asked(() => stopTape(exchange, recording)),
    // Imaginary voices leave nothing to hear.
    readRecording: async () => undefined,
    forgetRecording: () => asked(() => undefined),
    async whatIsThere() {
      await asked(() => undefined)
      return {
        legs: [...exchange.lines.values()].map(
          ({ leg, state, direction, callerNumber, calledNumber, since }) => ({
            leg,
            state,
            direction,
            callerNumber,
            calledNumber,
            since,
          }),
        ),
        rooms: [...exchange.rooms].map(([room, legs]) => ({ room, legs: [...legs] })),
      }
    },
    onSignal(listener) {
      side.listeners.add(listener)
      return () => void side.listeners.delete(listener)
    },
    isConnected: () => side.connected,
    async close() {
      for (const stop of side.stops) stop()
      side.connected = false
      side.listeners.clear()
      empties(side)
    },
  }
}

/** A name that was given once is not given again. */
function rings(side: Side, leg: LegId, ring: () => void): void {
  const { exchange, telephoneAt } = side
  if (exchange.lines.has(leg)) return
  ring()
  const to = exchange.lines.get(leg)?.to
  if (to === undefined || to === null) return
  const telephone = telephoneAt(to)
  if (telephone.does === 'by-hand') return
  exchange.clock.after(telephone.afterMs, () => {
    if (exchange.lines.get(leg)?.state !== 'ringing') return
    if (telephone.does === 'answer') pickUp(exchange, leg)
    else end(exchange, leg, telephone.why, 'them')
  })
}

function plays(side: Side, play: string, what: Omit<Parameters<typeof sound>[2], 'over'>): void {
  const { exchange, callers } = side
  const caller = 'leg' in what.to ? callers.get(what.to.leg) : undefined
  sound(exchange, play, {
    ...what,
    over: (completely) => caller && callerHeard(exchange, caller, completely),
  })
}

function worldOf(side: Side): OutsideWorld {
  const { exchange } = side
  const world: OutsideWorld = {
    callerCalls({ leg, calledNumber, trunk, plan }) {
      const whole = { ...planCaller(side.chance), ...plan }
      comeIn(exchange, { leg, calledNumber, callerNumber: whole.number, trunk })
      side.callers.set(leg, newCaller(exchange, leg, whole))
    },
    picksUp: (leg) => pickUp(exchange, leg),
    hangsUp: (leg, why = 'hung-up') => end(exchange, leg, why, 'them'),
    presses(leg, digits) {
      ;[...digits].forEach((digit, place) =>
        exchange.clock.after(place * 250, () => {
          if (exchange.lines.get(leg)?.state === 'up') tell(exchange, { type: 'digit', leg, digit })
        }),
      )
    },
    callsKeepComing: (perHour, calledNumber) => keepComing(side, world, perHour, calledNumber),
    lineBreaks: () => connects(side, false),
    lineReturns: () => connects(side, true),
    switchDies() {
      connects(side, false)
      empties(side)
      connects(side, true)
    },
  }
  return world
}

/** One after the other by chance, as people do who know nothing of each other. */
function keepComing(side: Side, world: OutsideWorld, perHour: number, calledNumber: string): () => void {
  const { clock } = side.exchange
  let cancel: () => void = () => undefined
  const next = () => {
    const afterMs = (-Math.log(1 - side.chance()) * 3_600_000) / perHour
    cancel = clock.after(afterMs, () => {
      world.callerCalls({ leg: `imagined-${++side.arrivals}`, calledNumber, trunk: 'imagined' })
      next()
    })
  }
  next()
  const stop = () => cancel()
  side.stops.add(stop)
  return stop
}

function connects(side: Side, on: boolean): void {
  if (side.connected === on) return
  side.connected = on
  const at = side.exchange.clock.now()
  for (const listener of side.listeners) listener({ at, type: on ? 'connected' : 'disconnected' })
}

function empties({ exchange, callers }: Side): void {
  for (const caller of callers.values()) forget(caller)
  for (const line of exchange.lines.values()) line.giveUp()
  for (const { cancel } of exchange.plays.values()) cancel()
  for (const each of [callers, exchange.lines, exchange.rooms, exchange.plays, exchange.tapes]) each.clear()
}
