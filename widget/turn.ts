// Lets one tab of the site speak at a time.
import type { Keepsakes } from './keepsakes.ts'

export type Turn = (work: () => Promise<void>) => Promise<void>

type Clock = { now(): number; pause(ms: number): Promise<void> }

const leaseMs = 20_000
const settleMs = 60

export function turnOf(name: string, keepsakes: Keepsakes, tab: string, clock: Clock): Turn {
  // Browsers offer locks on https pages only.
  if ('locks' in navigator) return (work) => navigator.locks.request(name, work)
  return leasedTurn(keepsakes, tab, clock)
}

/**
 * A lease in the shared keepsakes. Two tabs may both believe to hold it for an instant: then both send the
 * same oldest letter under the same client id, which the server keeps once.
 */
export function leasedTurn(keepsakes: Keepsakes, tab: string, clock: Clock): Turn {
  const key = 'sender'
  const heldByOther = () => {
    const [holder, until] = (keepsakes.get(key) ?? '').split(' ')
    return holder !== tab && Number(until) > clock.now()
  }
  const take = () => keepsakes.set(key, `${tab} ${clock.now() + leaseMs}`)
  return async (work) => {
    do {
      while (heldByOther()) await clock.pause(settleMs * 4)
      take()
      await clock.pause(settleMs)
    } while (heldByOther())
    try {
      await work()
    } finally {
      if (!heldByOther()) keepsakes.remove(key)
    }
  }
}
