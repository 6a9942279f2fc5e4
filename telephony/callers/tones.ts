// Everybody in a test hums a tone of her own: so it can be told from a recording who was heard.
import { writeFileSync } from 'node:fs'

const samplesPerSecond = 8_000

/** Two seconds of a whole number of waves, so that it may be played in a loop without a click. */
export function writeTone(file: string, hertz: number): void {
  const samples = Array.from({ length: samplesPerSecond * 2 }, (_, index) =>
    aLaw(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * index) / samplesPerSecond))),
  )
  writeFileSync(file, Uint8Array.from(samples))
}

// G.711: sign, exponent, mantissa; every second bit turned over.
function aLaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const size = Math.min(Math.abs(sample), 32_767) >> 3
  const exponent = Math.max(0, Math.floor(Math.log2(Math.max(size, 1))) - 4)
  const mantissa = exponent === 0 ? size >> 1 : size >> exponent
  return (sign | (exponent << 4) | (mantissa & 0x0f)) ^ 0x55
}

/** How much of the sound is that tone, from 0 to 1 (Goertzel). */
export function shareOf(hertz: number, samples: Int16Array): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / samplesPerSecond)
  let [last, before, all] = [0, 0, 0]
  for (const sample of samples) {
    const now = sample + turn * last - before
    before = last
    last = now
    all += sample * sample
  }
  const power = last * last + before * before - turn * last * before
  return all === 0 ? 0 : (2 * power) / (samples.length * all)
}
