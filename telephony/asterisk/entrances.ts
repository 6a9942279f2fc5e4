// A channel can be worked with once it has entered the application. Who asks too early waits for that.
import type { AriEvent } from './ari-event.ts'
import { AriRefusal } from './ari-client.ts'

const patienceMilliseconds = 5_000

export type Entrances = {
  heard(event: AriEvent): void
  /** Asks; where the channel has not entered yet, asks again as soon as it has. */
  whenEntered(channel: string, ask: () => Promise<unknown>): Promise<void>
}

export function entrances(): Entrances {
  const waiting = new Map<string, Set<() => void>>()

  function untilEntered(channel: string): { entered: Promise<void>; giveUp(): void } {
    const { promise, resolve } = Promise.withResolvers<void>()
    const others = waiting.get(channel) ?? new Set()
    waiting.set(channel, others.add(resolve))
    const giveUp = () => {
      others.delete(resolve)
      if (others.size === 0) waiting.delete(channel)
      resolve()
    }
    const timer = setTimeout(giveUp, patienceMilliseconds)
    return { entered: promise.finally(() => clearTimeout(timer)), giveUp }
  }

  return {
    heard({ type, channel }) {
      if (type !== 'StasisStart' && type !== 'ChannelDestroyed') return
      for (const goOn of waiting.get(channel?.id ?? '') ?? []) goOn()
      waiting.delete(channel?.id ?? '')
    },
    async whenEntered(channel, ask) {
      // Waits before it asks, because the entrance may be heard between question and answer.
      const { entered, giveUp } = untilEntered(channel)
      try {
        await ask()
      } catch (error) {
        if (!isTooEarly(error)) throw error
        await entered
        await ask()
      } finally {
        giveUp()
      }
    },
  }
}

// A room says 422, a recording 409, which may also be about something else.
function isTooEarly(error: unknown): boolean {
  return error instanceof AriRefusal && error.message.includes('not in Stasis')
}
