// Empties the outbox: oldest first, one at a time, again and again until the server has said yes or no.
import type { Letter, Outbox } from './outbox.ts'
import type { Turn } from './turn.ts'

/** `later`: nobody answered, or the server was in trouble; the letter keeps its place. */
export type Outcome = 'sent' | 'later' | { held: string }

export type Postman = {
  /** Something was written, or the network is back. */
  wake(): void
  /** True while letters wait for the network and not for their turn. */
  waiting(): boolean
  /** What is under way arrives; nothing more is sent from here. */
  stop(): void
}

export function postman(given: {
  outbox: Outbox
  turn: Turn
  deliver(letter: Letter): Promise<Outcome>
  /** The box or the waiting has changed. */
  changed(): void
  /** Calls back after the pause that belongs to this many failures in a row. */
  after(failures: number, then: () => void): () => void
}): Postman {
  const { outbox, turn, deliver, changed, after } = given
  let failures = 0
  let stopped = false
  let round: Promise<void> | undefined
  let wokenAgain = false
  let forget: (() => void) | undefined

  async function sendAll(): Promise<void> {
    for (let letter = outbox.due(); letter && !stopped; letter = outbox.due()) {
      const outcome = await deliver(letter)
      if (outcome === 'later') {
        failures++
        return
      }
      failures = 0
      if (outcome === 'sent') outbox.remove(letter.clientId)
      else outbox.change({ ...letter, held: outcome.held })
      changed()
    }
    failures = 0
  }

  function wake(): void {
    forget?.()
    forget = undefined
    if (stopped) return
    if (round) {
      wokenAgain = true
      return
    }
    if (!outbox.due()) return
    wokenAgain = false
    round = turn(sendAll).finally(() => {
      round = undefined
      changed()
      if (failures > 0 && !stopped) forget = after(failures, wake)
      else if (wokenAgain) wake()
    })
  }

  function stop(): void {
    stopped = true
    forget?.()
  }

  return { wake, stop, waiting: () => failures > 0 && outbox.due() !== undefined }
}
