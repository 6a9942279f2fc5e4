import { expect, test } from 'vitest'
import { twoChannels } from './two-channels.ts'

function mono(samples: readonly number[]): Uint8Array {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF')
  file.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, index) => file.writeInt16LE(sample, 44 + index * 2))
  return file
}

/** As a network brings it: in pieces that care for no borders. */
async function* inPieces(file: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size)
}

async function woven(left: AsyncIterable<Uint8Array>, right: AsyncIterable<Uint8Array>) {
  const pieces: Uint8Array[] = []
  for await (const piece of twoChannels(left, right)) pieces.push(piece)
  const wav = Buffer.concat(pieces)
  expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
  expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([wav.length - 8, wav.length - 44])
  return Array.from({ length: (wav.length - 44) / 2 }, (_, index) => wav.readInt16LE(44 + index * 2))
}

test('what the leg says is on the left, what it hears on the right', async () => {
  expect(await woven(inPieces(mono([1, 2, 3]), 7), inPieces(mono([-1, -2, -3]), 1_000))).toEqual([
    1, -1, 2, -2, 3, -3,
  ])
})

test('the shorter one is silent at its end', async () => {
  expect(await woven(inPieces(mono([1]), 50), inPieces(mono([-1, -2]), 3))).toEqual([1, -1, 0, -2])
})

test('a file that broke off before it began is silence', async () => {
  expect(await woven(inPieces(new Uint8Array(10), 5), inPieces(mono([7]), 5))).toEqual([0, 7])
})

test('a long recording comes in many pieces and keeps every sample', async () => {
  const samples = Array.from({ length: 20_000 }, (_, index) => index % 1_000)
  const all = await woven(inPieces(mono(samples), 1_461), inPieces(mono(samples), 977))
  expect(all.filter((_, index) => index % 2 === 0)).toEqual(samples)
  expect(all.filter((_, index) => index % 2 === 1)).toEqual(samples)
})
