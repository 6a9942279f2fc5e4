// Brings PostgreSQL back by itself, on the same port, for as long as nobody asked it to stop.
import { setTimeout as pause } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

export type CrashHooks = {
  onCrash: (reason: string) => void
  onRestartFailed: (reason: string) => void
  onRecovery: (downMs: number) => void
}

export function keepRunning(
  first: Postmaster,
  launchAgain: () => Promise<Postmaster>,
  hooks: CrashHooks,
): { stop: () => Promise<void>; stopSoon: () => void } {
  let current = first
  let stopping = false
  const watching = watch()

  async function watch(): Promise<void> {
    for (;;) {
      const reason = await current.exited
      if (stopping) return
      hooks.onCrash(reason)
      const downSince = Date.now()
      const next = await launchUntilItRuns()
      if (next === undefined) return
      current = next
      if (stopping) return current.stop()
      hooks.onRecovery(Date.now() - downSince)
    }
  }

  async function launchUntilItRuns(): Promise<Postmaster | undefined> {
    for (let attempt = 1; !stopping; attempt += 1) {
      try {
        return await launchAgain()
      } catch (error) {
        hooks.onRestartFailed(error instanceof Error ? error.message : String(error))
        await pause(Math.min(attempt * 250, 5_000))
      }
    }
    return undefined
  }

  return {
    stop: async () => {
      stopping = true
      await current.stop()
      await watching
    },
    stopSoon: () => current.stopSoon(),
  }
}
