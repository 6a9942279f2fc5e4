// What a call asks for, in the mouth of whichever switch it is.
import type { Ask } from './doing.ts'
import type { Switchboard } from './switchboard.ts'

export function carryOut(switchboard: Switchboard, ask: Ask): Promise<void> {
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
