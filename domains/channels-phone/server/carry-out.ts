// Does with a switch what a step of a call asks for, one after the other.
import type { Ask, Switchboard } from '#channels-phone/core'
import type { Log } from '#platform/log'

/** What fails is told in the log and not tried again: what the switch says next puts the call right. */
export async function carryOut(switchboard: Switchboard, asks: readonly Ask[], log: Log): Promise<void> {
  for (const ask of asks) {
    await done(switchboard, ask).catch((error: unknown) =>
      log.warn(
        { ask: ask.ask, why: error instanceof Error ? error.message : String(error) },
        'a switch refused',
      ),
    )
  }
}

function done(switchboard: Switchboard, ask: Ask): Promise<void> {
  switch (ask.ask) {
    case 'ring':
      return switchboard.ring(ask.leg, ask.to, ask.how)
    case 'answer':
      return switchboard.answer(ask.leg)
    case 'hangUp':
      return switchboard.hangUp(ask.leg, ask.why)
    case 'join':
      return switchboard.join(ask.room, ask.leg)
    case 'leave':
      return switchboard.leave(ask.room, ask.leg)
    case 'closeRoom':
      return switchboard.closeRoom(ask.room)
    case 'play':
      return switchboard.play(ask.play, ask.to, ask.what, ask.loop)
    case 'stopPlaying':
      return switchboard.stopPlaying(ask.play)
    case 'mute':
      return switchboard.mute(ask.leg, ask.on)
    case 'sendDigits':
      return switchboard.sendDigits(ask.leg, ask.digits)
    case 'lendEar':
      return switchboard.lendEar(ask.listener, ask.to, ask.how)
    case 'takeEar':
      return switchboard.takeEar(ask.listener)
    case 'record':
      return switchboard.record(ask.recording, ask.leg)
    case 'pauseRecording':
      return switchboard.pauseRecording(ask.recording, ask.on)
    case 'stopRecording':
      return switchboard.stopRecording(ask.recording)
  }
}
