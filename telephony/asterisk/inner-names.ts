// What we open in the switch beside the product's legs and rooms: its names tell it apart, also after a restart.
import type { LegId, RecordingId, RoomId } from '#channels-phone/core'
import type { AriChannel } from './ari-event.ts'

/** The room of a listener and of whom she hears: each time another, because the last one may be just closing. */
export function earRoomOf(listener: LegId, chance: string): RoomId {
  return `ear-${chance}-${listener}`
}

export function listenerIn(room: RoomId): LegId | undefined {
  return /^ear-[0-9a-f]+-(.+)$/.exec(room)?.[1]
}

/** A recording is two: what the leg says and what it hears. */
export const halves = ['says', 'hears'] as const
export type Half = (typeof halves)[number]

export function halfName(half: Half, recording: RecordingId): string {
  return `${half}-${recording}`
}

export function recordingOf(name: string): RecordingId | undefined {
  const half = halves.find((it) => name.startsWith(`${it}-`))
  return half && name.slice(half.length + 1)
}

/** What the application is told about a channel that enters it. */
export const entrance = { arrived: 'arrived', rung: 'rung', inner: 'inner' } as const

/** A channel that no person is at the end of. */
export function isInner({ name = '' }: AriChannel): boolean {
  return name.startsWith('Snoop/')
}

// Until it answers, a leg we ring runs Asterisk's own AppDial2; then our application with what it was told.
export function isRung({ dialplan = {} }: AriChannel): boolean {
  if (dialplan.app_name !== 'Stasis') return true
  return (dialplan.app_data ?? '').split(',').includes(entrance.rung)
}
