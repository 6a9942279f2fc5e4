// What a switchboard has told, to be waited for: what has been said already counts, too.
import type { Signal, Switchboard } from '#channels-phone/core'

type Type = Signal['type']
type Of<Kind extends Type> = Extract<Signal, { type: Kind }>
type Like<Kind extends Type> = Partial<Of<Kind>>

export type Heard = {
  all: readonly Signal[]
  /** The first that looks like this, of all that were ever heard. */
  one<Kind extends Type>(type: Kind, like: Like<Kind>): Promise<Of<Kind>>
  /** The first from now on. */
  next<Kind extends Type>(type: Kind, like?: Like<Kind>): Promise<Of<Kind>>
}

const patienceMilliseconds = 10_000

export function listenTo(switchboard: Switchboard): Heard {
  const all: Signal[] = []
  const waiting = new Set<(signal: Signal) => void>()
  switchboard.onSignal((signal) => {
    all.push(signal)
    for (const look of waiting) look(signal)
  })
  function next<Kind extends Type>(type: Kind, like: Like<Kind> = {}): Promise<Of<Kind>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(
          new Error(
            `nobody said ${type} ${JSON.stringify(like)}; said was ${JSON.stringify(all.slice(-20))}`,
          ),
        )
      }, patienceMilliseconds)
      const look = (signal: Signal) => {
        if (!isLike(signal, type, like)) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve(signal)
      }
      waiting.add(look)
    })
  }
  return {
    all,
    next,
    async one(type, like) {
      for (const signal of all) if (isLike(signal, type, like)) return signal
      return next(type, like)
    },
  }
}

function isLike<Kind extends Type>(signal: Signal, type: Kind, like: Like<Kind>): signal is Of<Kind> {
  const said: Readonly<Record<string, unknown>> = signal
  return signal.type === type && Object.entries(like).every(([name, value]) => said[name] === value)
}
