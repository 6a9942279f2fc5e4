import type { LegId, RoomId } from '#channels-phone/core'
import { type AriClient, AriRefusal, inPath } from './ari-client.ts'
import type { Entrances } from './entrances.ts'

export type Rooms = {
  join(room: RoomId, channel: LegId): Promise<void>
  leave(room: RoomId, channel: LegId): Promise<void>
  close(room: RoomId): Promise<void>
}

export function roomsOn(ari: AriClient, { whenEntered }: Entrances): Rooms {
  async function open(room: RoomId): Promise<void> {
    // 409: it is open already.
    await ari.ask('POST', `bridges/${inPath(room)}`, { query: { type: 'mixing' } }).catch(unless(409))
  }
  return {
    // Asterisk takes the channel out of the room where it was.
    async join(room, channel) {
      await open(room)
      const add = () => ari.ask('POST', `bridges/${inPath(room)}/addChannel`, { query: { channel } })
      // 400: the channel has hung up; 404: the room is closed.
      await whenEntered(channel, add).catch(unless([400, 404]))
    },
    async leave(room, channel) {
      // Otherwise: it is gone, or was not in there.
      await ari
        .askIfThere('POST', `bridges/${inPath(room)}/removeChannel`, { query: { channel } })
        .catch(unless([400, 409, 422]))
    },
    async close(room) {
      // 409: somebody else is closing it.
      await ari.askIfThere('DELETE', `bridges/${inPath(room)}`).catch(unless(409))
    },
  }
}

/** For an answer that is as good as the one hoped for. */
export function unless(normal: number | readonly number[]): (error: unknown) => void {
  return (error) => {
    const isNormal = error instanceof AriRefusal && [normal].flat().includes(error.status)
    if (!isNormal) throw error
  }
}
