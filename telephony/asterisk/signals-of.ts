// From what Asterisk says to what the product is told. Pure: the same event gives the same signals.
import type { Signal } from '#channels-phone/core'
import type { AriChannel, AriEvent } from './ari-event.ts'
import { entrance, isInner, isRung, listenerIn, recordingOf } from './inner-names.ts'
import { legEndOf } from './leg-ends.ts'

type Told = Signal extends infer Each ? (Each extends Signal ? Omit<Each, 'at'> : never) : never
type Reader = (event: AriEvent) => Told | undefined

/** No, one or several signals; none for what is odd or about our own devices. */
export function signalsOf(event: AriEvent): Signal[] {
  if (event.channel && isInner(event.channel)) return []
  const told = readers.get(event.type)?.(event)
  return told ? [{ at: instantOf(event.timestamp), ...told }] : []
}

const readers: ReadonlyMap<string, Reader> = new Map(
  Object.entries<Reader>({
    StasisStart: entered,
    StasisEnd: gone,
    ChannelDestroyed: destroyed,
    ChannelStateChange: changed,
    Dial: dialled,
    ChannelDtmfReceived: ({ channel, digit }) =>
      channel?.id && digit ? { type: 'digit', leg: channel.id, digit } : undefined,
    ChannelEnteredBridge: (event) => inRoom('joined', event),
    ChannelLeftBridge: (event) => inRoom('left', event),
    PlaybackFinished: ({ playback }) =>
      playback?.id ? { type: 'played', play: playback.id, completely: playback.state === 'done' } : undefined,
    RecordingFinished: (event) => recorded('stopped', event),
    RecordingFailed: (event) => recorded('failed', event),
    ChannelTalkingStarted: (event) => talking(true, event),
    ChannelTalkingFinished: (event) => talking(false, event),
  }),
)

/** All others are noise to us. */
export const heardEvents: readonly string[] = [...readers.keys()]

function entered({ channel, args = [] }: AriEvent): Told | undefined {
  if (!channel?.id) return undefined
  if (args[0] === entrance.rung) return { type: 'answered', leg: channel.id }
  return {
    type: 'arrived',
    leg: channel.id,
    calledNumber: calledNumberOf(channel) ?? '',
    callerNumber: callerNumberOf(channel),
    callerName: channel.caller?.name || null,
    trunk: endpointOf(channel),
  }
}

// Of a leg that arrived this is the last we hear; of one that we rang, ChannelDestroyed follows and knows why.
function gone({ channel }: AriEvent): Told | undefined {
  if (!channel?.id || isRung(channel)) return undefined
  return { type: 'ended', leg: channel.id, why: 'hung-up', by: 'them' }
}

function destroyed({ channel, cause }: AriEvent): Told | undefined {
  return channel?.id ? { type: 'ended', leg: channel.id, why: legEndOf(cause), by: 'them' } : undefined
}

// A leg that we rang is up before it has entered our application, where nothing can be done with it yet.
function changed({ channel }: AriEvent): Told | undefined {
  if (!channel?.id) return undefined
  if (channel.state === 'Ringing') return { type: 'ringing', leg: channel.id }
  return channel.state === 'Up' && !isRung(channel) ? { type: 'answered', leg: channel.id } : undefined
}

function dialled({ peer, dialstatus }: AriEvent): Told | undefined {
  return peer?.id && dialstatus === 'RINGING' ? { type: 'ringing', leg: peer.id } : undefined
}

function inRoom(type: 'joined' | 'left', { bridge, channel }: AriEvent): Told | undefined {
  if (!bridge?.id || !channel?.id || listenerIn(bridge.id) !== undefined) return undefined
  return { type, room: bridge.id, leg: channel.id }
}

function recorded(why: 'stopped' | 'failed', { recording }: AriEvent): Told | undefined {
  const id = recordingOf(recording?.name ?? '')
  if (id === undefined) return undefined
  return { type: 'recorded', recording: id, milliseconds: (recording?.duration ?? 0) * 1_000, why }
}

function talking(on: boolean, { channel }: AriEvent): Told | undefined {
  return channel?.id ? { type: 'talking', leg: channel.id, on } : undefined
}

export function calledNumberOf({ dialplan }: AriChannel): string | null {
  return dialplan?.exten || null
}

/** Who hides her number calls as "anonymous", with words of a carrier's own, or with none. */
export function callerNumberOf({ caller }: AriChannel): string | null {
  return /^\+?[\d*#]+$/.test(caller?.number ?? '') ? (caller?.number ?? null) : null
}

/** `PJSIP/carrier-0000001a` → carrier */
export function endpointOf({ name = '' }: AriChannel): string {
  return /^[^/]+\/(.+)-[0-9a-f]+$/.exec(name)?.[1] ?? ''
}

/** `2026-12-01T14:36:53.695+0000`: an offset without the colon that the standard wants. */
export function instantOf(timestamp: string | undefined): number {
  const instant = Date.parse((timestamp ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(instant) ? 0 : instant
}
