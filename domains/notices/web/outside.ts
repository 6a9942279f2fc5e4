// What reaches her outside the page: a notice of the browser and a quiet sound. Never before she has asked for it.
export type Permission = 'unsupported' | 'default' | 'granted' | 'denied'

export function permissionNow(): Permission {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Only from a click of hers: browsers ask once, and a refusal can be taken back only in their own settings. */
export async function askPermission(): Promise<Permission> {
  return permissionNow() === 'default' ? Notification.requestPermission() : permissionNow()
}

export function showOutside(text: string, { tag, onClick }: { tag: string; onClick(): void }): void {
  if (permissionNow() !== 'granted' || document.hasFocus()) return
  try {
    const shown = new Notification(text, { tag })
    shown.addEventListener('click', () => {
      window.focus()
      shown.close()
      onClick()
    })
  } catch {
    // Phones allow notices from a service worker only.
  }
}

let audio: AudioContext | undefined

/** One soft falling third; silent until the person has touched the page, as browsers demand. */
export function chime(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  tone(audio, 784, audio.currentTime)
  tone(audio, 659, audio.currentTime + 0.18)
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()]
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(0.05, at + 0.03)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.45)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.5)
}
