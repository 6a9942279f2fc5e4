// The legs and rooms that stand in our application at this moment.
import type { StandingLeg, StandingRoom } from '#channels-phone/core'
import type { AriClient } from './ari-client.ts'
import { inPath } from './ari-client.ts'
import type { AriChannel } from './ari-event.ts'
import { isInner, isRung, listenerIn } from './inner-names.ts'
import { calledNumberOf, callerNumberOf, instantOf } from './signals-of.ts'

type Standing = { legs: readonly StandingLeg[]; rooms: readonly StandingRoom[] }
type AriBridge = { id?: string; channels?: readonly string[] }

/** Calls that went to Asterisk's own queue while we were away are not ours, and not in it. */
export async function whatIsThere(ari: AriClient, application: string): Promise<Standing> {
  const ours = await ari.askIfThere('GET', `applications/${inPath(application)}`)
  const { channel_ids = [], bridge_ids = [] } = (ours ?? {}) as {
    channel_ids?: readonly string[]
    bridge_ids?: readonly string[]
  }
  const [channels, bridges] = await Promise.all([ari.ask('GET', 'channels'), ari.ask('GET', 'bridges')])
  return {
    legs: (channels as AriChannel[]).flatMap((it) =>
      isOurs(it, channel_ids) && !isInner(it) ? legOf(it) : [],
    ),
    rooms: (bridges as AriBridge[]).flatMap((it) => (isOurs(it, bridge_ids) ? roomOf(it) : [])),
  }
}

function isOurs({ id = '' }: { id?: string }, ours: readonly string[]): boolean {
  return ours.includes(id)
}

function legOf(channel: AriChannel): StandingLeg[] {
  if (!channel.id) return []
  const isOut = isRung(channel)
  return [
    {
      leg: channel.id,
      state: channel.state === 'Up' ? 'up' : 'ringing',
      direction: isOut ? 'out' : 'in',
      callerNumber: callerNumberOf(channel),
      // Asterisk does not keep whom it was told to call.
      calledNumber: isOut ? null : calledNumberOf(channel),
      since: instantOf(channel.creationtime),
    },
  ]
}

function roomOf({ id, channels = [] }: AriBridge): StandingRoom[] {
  return id && listenerIn(id) === undefined ? [{ room: id, legs: channels }] : []
}
