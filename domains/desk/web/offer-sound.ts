// Two soft tones, made on the spot: nothing to load, nothing to miss when the network is slow.
const mutedKey = 'huawu.desk.muted'
let context: AudioContext | undefined

export function isMuted(): boolean {
  return localStorage.getItem(mutedKey) === 'yes'
}

export function setMuted(muted: boolean): void {
  if (muted) localStorage.setItem(mutedKey, 'yes')
  else localStorage.removeItem(mutedKey)
}

/** Browsers let a page sound only after the person has touched it; until then this stays silent. */
export function soundOffer(): void {
  if (isMuted()) return
  context ??= new AudioContext()
  const { currentTime, state } = context
  if (state === 'suspended') void context.resume()
  tone(context, 587, currentTime)
  tone(context, 880, currentTime + 0.16)
}

/** A single lower tone: a customer wrote in a conversation that is not open. */
export function soundMessage(): void {
  if (isMuted()) return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  tone(context, 523, context.currentTime, 0.04)
}

function tone(audio: AudioContext, frequency: number, at: number, loudness = 0.09): void {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.type = 'sine'
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.5)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.52)
}
