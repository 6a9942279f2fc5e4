// Two WAV files of one channel become one of two, as they come in: an hour of talk need not fit into memory.
const headerBytes = 44
const bytesPerSample = 2

type Bytes = AsyncIterable<Uint8Array>

/** Of 16 bits and 8 kHz, as Asterisk writes them. The shorter one is silent at its end. */
export async function* twoChannels(left: Bytes, right: Bytes): AsyncGenerator<Uint8Array> {
  const [one, other] = [sampled(left), sampled(right)]
  const samples = Math.max(await one.length(), await other.length())
  yield header(samples)
  for (let written = 0; written < samples;) {
    const count = Math.min(4_096, samples - written)
    yield woven(await one.next(count), await other.next(count), count)
    written += count
  }
}

function sampled(bytes: Bytes): { length(): Promise<number>; next(count: number): Promise<Uint8Array> } {
  const source = bytes[Symbol.asyncIterator]()
  let held: Uint8Array<ArrayBufferLike> = new Uint8Array()
  async function take(wanted: number): Promise<Uint8Array> {
    while (held.length < wanted) {
      const { done, value } = await source.next()
      if (done) break
      held = joined(held, value)
    }
    const taken = held.subarray(0, wanted)
    held = held.subarray(taken.length)
    return taken
  }
  return {
    length: async () => dataBytesIn(await take(headerBytes)) / bytesPerSample,
    next: (count) => take(count * bytesPerSample),
  }
}

/** Broken off before its header it has nothing. */
function dataBytesIn(head: Uint8Array): number {
  if (head.length < headerBytes) return 0
  return viewOf(head).getUint32(40, true)
}

function woven(left: Uint8Array, right: Uint8Array, count: number): Uint8Array {
  const both = new Uint8Array(count * bytesPerSample * 2)
  for (const [channel, bytes] of [left, right].entries())
    for (let index = 0; index < bytes.length; index += 1) {
      const sample = Math.floor(index / bytesPerSample)
      both[(sample * 2 + channel) * bytesPerSample + (index % bytesPerSample)] = bytes[index] ?? 0
    }
  return both
}

function header(samples: number): Uint8Array {
  const head = new Uint8Array(headerBytes)
  const view = viewOf(head)
  const bytes = samples * bytesPerSample * 2
  const words: readonly (readonly [number, string])[] = [
    [0, 'RIFF'],
    [8, 'WAVE'],
    [12, 'fmt '],
    [36, 'data'],
  ]
  for (const [at, word] of words) head.set(new TextEncoder().encode(word), at)
  view.setUint32(4, headerBytes - 8 + bytes, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 2, true)
  view.setUint32(24, 8_000, true)
  view.setUint32(28, 8_000 * bytesPerSample * 2, true)
  view.setUint16(32, bytesPerSample * 2, true)
  view.setUint16(34, 16, true)
  view.setUint32(40, bytes, true)
  return head
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
