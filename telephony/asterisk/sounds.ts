// What is heard, as Asterisk names it. Tones and music go on until they are stopped.
import type { Sound } from '#channels-phone/core'

/** First the sounds one after the other, then perhaps one that has no end by itself. */
export type Programme = { media: readonly string[]; isMusicAfter: boolean }

/** What stands behind music would never be heard. */
export function programmeOf(what: readonly Sound[], promptFolder: string | undefined): Programme {
  const musicAt = what.findIndex((sound) => sound.kind === 'tone' && sound.tone === 'music')
  const before = musicAt < 0 ? what : what.slice(0, musicAt)
  return { media: before.flatMap((sound) => mediaOf(sound, promptFolder)), isMusicAfter: musicAt >= 0 }
}

function mediaOf(sound: Sound, promptFolder: string | undefined): string[] {
  if (sound.kind === 'prompt')
    return [`sound:${promptFolder ? `${promptFolder}/` : ''}${withoutEnding(sound.key)}`]
  if (sound.kind === 'silence') return silence(Math.ceil(sound.milliseconds / 1_000))
  return [sound.tone === 'beep' ? 'sound:beep' : `tone:${sound.tone}`]
}

// Asterisk looks for the ending by itself, for the one that suits the line best.
function withoutEnding(key: string): string {
  return key.replace(/\.(wav|alaw|ulaw|gsm|sln\d*|g722|mp3)$/, '')
}

/** Asterisk brings silence of one to ten whole seconds. */
function silence(seconds: number): string[] {
  const tens = Array.from({ length: Math.floor(seconds / 10) }, () => 'sound:silence/10')
  return seconds % 10 === 0 ? tens : [...tens, `sound:silence/${seconds % 10}`]
}
