// Asterisk as the switchboard of the product, over its REST interface ARI.
import type { LegId, Signal, Switchboard } from '#channels-phone/core'
import { ariClient, inPath } from './ari-client.ts'
import type { AriEvent } from './ari-event.ts'
import { openAriLine } from './ari-line.ts'
import { callsOn } from './calls.ts'
import { earsOn } from './ears.ts'
import { entrances } from './entrances.ts'
import { isInner } from './inner-names.ts'
import { playsOn } from './plays.ts'
import { quietOn } from './quiet.ts'
import { recordingsOn } from './recordings.ts'
import { roomsOn } from './rooms.ts'
import type { AsteriskAccess } from './settings.ts'
import { signalsOf } from './signals-of.ts'
import { whatIsThere } from './what-is-there.ts'

/** Comes back also where the switch is away just now: the line is tried again until it is closed. */
export async function openAsterisk(access: AsteriskAccess): Promise<Switchboard> {
  const listeners = new Set<(signal: Signal) => void>()
  const tell = (signal: Signal) => listeners.forEach((listener) => listener(signal))
  const parts = partsOf(access, tell)
  const { ari, calls, rooms, plays, quiet, ears, recordings } = parts
  const line = await openAriLine(access, {
    opened: () => tell({ at: Date.now(), type: 'connected' }),
    lost: () => tell({ at: Date.now(), type: 'disconnected' }),
    heard: (event) => heard(event, parts, tell),
  })
  return {
    name: access.name,
    ring: calls.ring,
    answer: calls.answer,
    hangUp: calls.hangUp,
    join: rooms.join,
    leave: rooms.leave,
    async closeRoom(room) {
      await rooms.close(room)
      plays.forget({ room })
    },
    play: (play, to, what, loop = false) => plays.play(play, to, what, loop),
    stopPlaying: plays.stop,
    hold: quiet.hold,
    mute: quiet.mute,
    sendDigits: async (leg, dtmf) =>
      void (await ari.askIfThere('POST', `channels/${inPath(leg)}/dtmf`, { query: { dtmf } })),
    lendEar: ears.lend,
    takeEar: ears.take,
    record: recordings.begin,
    pauseRecording: recordings.pause,
    stopRecording: recordings.stop,
    readRecording: recordings.read,
    forgetRecording: recordings.forget,
    whatIsThere: () => whatIsThere(ari, access.application),
    onSignal(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isConnected: line.isOpen,
    close: async () => line.close(),
  }
}

type Parts = ReturnType<typeof partsOf>

function partsOf(access: AsteriskAccess, tell: (signal: Signal) => void) {
  const ari = ariClient(access)
  const doors = entrances()
  const rooms = roomsOn(ari, doors)
  return {
    ari,
    doors,
    rooms,
    calls: callsOn(ari, access, tell),
    plays: playsOn(ari, { promptFolder: access.promptFolder, tell }),
    quiet: quietOn(ari),
    ears: earsOn(ari, rooms, access.application),
    recordings: recordingsOn(ari, { doors, application: access.application, tell }),
    hearTalking: (leg: LegId) => (access.hearsTalking ? hearTalking(ari, leg) : undefined),
  }
}

function heard(event: AriEvent, parts: Parts, tell: (signal: Signal) => void): void {
  parts.doors.heard(event)
  parts.ears.after(event)
  if (event.type === 'StasisStart' && event.channel?.id && !isInner(event.channel))
    parts.hearTalking(event.channel.id)
  for (const signal of signalsOf(event).flatMap((it) => completed(it, parts) ?? [])) tell(signal)
}

/** What one event alone does not say. */
function completed(signal: Signal, { calls, plays, quiet, recordings }: Parts): Signal | undefined {
  if (signal.type === 'played') return plays.after(signal)
  if (signal.type === 'recorded') return recordings.after(signal)
  if (signal.type !== 'ended') return signal
  plays.forget({ leg: signal.leg })
  quiet.forget(signal.leg)
  return calls.after(signal)
}

// Whoever has hung up in the meantime talks no more.
function hearTalking(ari: Parts['ari'], leg: LegId): void {
  ari
    .ask('POST', `channels/${inPath(leg)}/variable`, { query: { variable: 'TALK_DETECT(set)', value: '' } })
    .catch(() => undefined)
}
