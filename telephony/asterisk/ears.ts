// Listening in and whispering: a second pair of ears at one leg, in a room of its own with the listener.
import { randomBytes } from 'node:crypto'
import type { EarTo, LegId, RoomId } from '#channels-phone/core'
import { type AriClient, inPath } from './ari-client.ts'
import type { AriEvent } from './ari-event.ts'
import { earRoomOf, entrance, listenerIn } from './inner-names.ts'
import type { Rooms } from './rooms.ts'

export type Ears = {
  lend(listener: LegId, to: LegId, how: EarTo): Promise<void>
  take(listener: LegId): Promise<void>
  /** One of the two has gone: nobody is left to hear, or to be heard. */
  after(event: AriEvent): void
}

export function earsOn(ari: AriClient, rooms: Rooms, application: string): Ears {
  async function lend(listener: LegId, to: LegId, how: EarTo): Promise<void> {
    await take(listener)
    const room = earRoomOf(listener, randomBytes(4).toString('hex'))
    // The ear bears the name of its room.
    const ear = await ari.askIfThere('POST', `channels/${inPath(to)}/snoop/${inPath(room)}`, {
      query: {
        spy: 'both',
        whisper: how === 'whisper' ? 'out' : 'none',
        app: application,
        appArgs: entrance.inner,
      },
    })
    if (ear === undefined) return
    await rooms.join(room, room)
    await rooms.join(room, listener)
  }

  async function take(listener: LegId): Promise<void> {
    const all = (await ari.ask('GET', 'bridges')) as { id?: string }[]
    const hers = all.flatMap(({ id = '' }) => (listenerIn(id) === listener ? [id] : []))
    await Promise.all(hers.map(dissolve))
  }

  async function dissolve(room: RoomId): Promise<void> {
    await rooms.close(room)
    await ari.askIfThere('DELETE', `channels/${inPath(room)}`)
  }

  return {
    lend,
    take,
    after({ type, bridge: { id = '' } = {} }) {
      if (type !== 'ChannelLeftBridge' || listenerIn(id) === undefined) return
      // What cannot be taken away now, because the line is cut, goes with its leg.
      dissolve(id).catch(() => undefined)
    },
  }
}
