// What is being played: Asterisk plays a list once; that it begins again, or that music follows, is ours.
import type { LegId, PlayId, RoomId, Signal, Sound } from '#channels-phone/core'
import { type AriClient, inPath } from './ari-client.ts'
import { unless } from './rooms.ts'
import { programmeOf, type Programme } from './sounds.ts'

export type PlayTarget = { leg: LegId } | { room: RoomId }
type Played = Extract<Signal, { type: 'played' }>
type Play = { to: PlayTarget; programme: Programme; loop: boolean; isMusicOn: boolean; isStopped: boolean }

export type Plays = {
  play(play: PlayId, to: PlayTarget, what: readonly Sound[], loop: boolean): Promise<void>
  stop(play: PlayId): Promise<void>
  /** Gives what is to be told; nothing where it only goes on. */
  after(signal: Played): Played | undefined
  /** The leg or the room is gone, and with it its music. */
  forget(to: PlayTarget): void
}

export function playsOn(
  ari: AriClient,
  { promptFolder, tell }: { promptFolder: string | undefined; tell(signal: Played): void },
): Plays {
  const plays = new Map<PlayId, Play>()

  async function begin(id: PlayId, play: Play): Promise<void> {
    const { media, isMusicAfter } = play.programme
    if (media.length > 0) await ari.ask('POST', `${pathOf(play.to)}/play/${inPath(id)}`, { body: { media } })
    else if (isMusicAfter) await beginMusic(play)
  }

  async function beginMusic(play: Play): Promise<void> {
    play.isMusicOn = true
    await ari.ask('POST', `${pathOf(play.to)}/moh`)
  }

  function end(id: PlayId): void {
    if (plays.delete(id)) tell({ at: Date.now(), type: 'played', play: id, completely: false })
  }

  return {
    async play(id, to, what, loop) {
      const play = {
        to,
        programme: programmeOf(what, promptFolder),
        loop,
        isMusicOn: false,
        isStopped: false,
      }
      plays.set(id, play)
      await begin(id, play).catch((error: unknown) => {
        end(id)
        unless(404)(error)
      })
    },
    async stop(id) {
      const play = plays.get(id)
      if (play) play.isStopped = true
      if (!play?.isMusicOn) return void (await ari.askIfThere('DELETE', `playbacks/${inPath(id)}`))
      await ari.askIfThere('DELETE', `${pathOf(play.to)}/moh`)
      end(id)
    },
    after(signal) {
      const play = plays.get(signal.play)
      if (!play) return signal
      if (play.isStopped || !signal.completely) {
        plays.delete(signal.play)
        return { ...signal, completely: false }
      }
      const next = play.programme.isMusicAfter ? beginMusic(play) : play.loop && begin(signal.play, play)
      if (!next) {
        plays.delete(signal.play)
        return signal
      }
      // Whoever heard it has gone in this very moment.
      next.catch(() => end(signal.play))
      return undefined
    },
    forget(to) {
      for (const [id, play] of plays) if (play.isMusicOn && pathOf(play.to) === pathOf(to)) end(id)
    },
  }
}

function pathOf(to: PlayTarget): string {
  return 'leg' in to ? `channels/${inPath(to.leg)}` : `bridges/${inPath(to.room)}`
}
