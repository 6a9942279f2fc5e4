// Hold and mute both silence a leg: it may speak again when neither wants it.
import type { LegId } from '#channels-phone/core'
import { type AriClient, inPath } from './ari-client.ts'

export type Quiet = {
  hold(leg: LegId, on: boolean): Promise<void>
  mute(leg: LegId, on: boolean): Promise<void>
  forget(leg: LegId): void
}

export function quietOn(ari: AriClient): Quiet {
  const held = new Set<LegId>()
  const muted = new Set<LegId>()

  function silence(leg: LegId): Promise<unknown> {
    const isSilent = held.has(leg) || muted.has(leg)
    // What the leg says is kept back; it goes on hearing.
    return ari.askIfThere(isSilent ? 'POST' : 'DELETE', `channels/${inPath(leg)}/mute`, {
      query: { direction: 'in' },
    })
  }

  return {
    // Music on a leg takes the place of the room it is in; it stays there, and nobody has to bring it back.
    async hold(leg, on) {
      note(held, leg, on)
      await ari.askIfThere(on ? 'POST' : 'DELETE', `channels/${inPath(leg)}/moh`)
      await silence(leg)
    },
    async mute(leg, on) {
      note(muted, leg, on)
      await silence(leg)
    },
    forget(leg) {
      held.delete(leg)
      muted.delete(leg)
    },
  }
}

function note(set: Set<LegId>, leg: LegId, on: boolean): void {
  if (on) set.add(leg)
  else set.delete(leg)
}
