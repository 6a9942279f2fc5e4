// A part of a backup is a table or a file, in as many pieces as it needs: NAME, NAME.2, NAME.3 …
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { StartRefused } from '#platform/config'
import type { Draft } from './draft.ts'
import { damaged, pieceBytes, readTar, type TarFile } from './tar.ts'

export type Measure = { bytes: number; sha256: string }
export type Part = { name: string; content: AsyncIterable<Buffer> }

/** No file that people send is longer. */
export const mostFileBytes = 200_000_000

export async function addPart(draft: Draft, name: string, content: AsyncIterable<Buffer>): Promise<Measure> {
  const measure = newMeasure()
  let piece = 1
  let held: Buffer[] = []
  let heldBytes = 0
  async function flush(): Promise<void> {
    await draft.add(piece === 1 ? name : `${name}.${piece}`, Buffer.concat(held))
    piece += 1
    held = []
    heldBytes = 0
  }
  for await (const chunk of content) {
    measure.add(chunk)
    if (heldBytes > 0 && heldBytes + chunk.length > pieceBytes) await flush()
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      if (from > 0) await flush()
      const slice = chunk.subarray(from, from + pieceBytes)
      held.push(slice)
      heldBytes += slice.length
    }
  }
  if (heldBytes > 0 || piece === 1) await flush()
  return measure.result()
}

/** One part after the other; each has to be read to its end before the next. */
export async function* readParts(path: string): AsyncGenerator<Part, undefined> {
  const files = readTar(unpacked(path))
  let next = await files.next()
  async function* piecesOf(first: TarFile): AsyncGenerator<Buffer, undefined> {
    yield first.content
    for (let piece = 2; ; piece += 1) {
      next = await files.next()
      if (next.done || next.value.name !== `${first.name}.${piece}`) return
      yield next.value.content
    }
  }
  try {
    while (!next.done) yield { name: next.value.name, content: piecesOf(next.value) }
  } finally {
    await files.return(undefined)
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array, undefined> {
  const gunzip = createGunzip()
  const reading = pipeline(createReadStream(path), gunzip)
  reading.catch(() => undefined)
  try {
    for await (const chunk of gunzip) yield chunk
    await reading
  } catch (error) {
    // zlib's own errors say that the file is not what it should be; others are of the disk.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw damaged(`it cannot be unpacked (${error.message})`)
    if (error instanceof Error && 'syscall' in error)
      throw new StartRefused(`The backup cannot be read: ${error.message}.`)
    throw error
  }
}

/** Counts and hashes what flows through. */
export async function* measured(
  content: AsyncIterable<Buffer>,
  measure: { add(chunk: Buffer): void },
): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of content) {
    measure.add(chunk)
    yield chunk
  }
}

export function newMeasure() {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    add(chunk: Buffer | string) {
      bytes += chunk.length
      hash.update(chunk)
    },
    result: (): Measure => ({ bytes, sha256: hash.digest('hex') }),
  }
}

/** All files together have one hash, made of theirs: a manifest of a million files would not fit into memory. */
export function fileTally() {
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  return {
    add(key: string, file: Measure) {
      count += 1
      bytes += file.bytes
      hash.update(`${key} ${file.bytes} ${file.sha256}\n`)
    },
    result: () => ({ count, bytes, sha256: hash.digest('hex') }),
  }
}

export const tablePart = (table: string) => `tables/${table}.copy`
export const filePart = (key: string) => `files/${key}`

export type Kind = { table: string } | { file: string } | 'manifest'

export function kindOf(name: string): Kind {
  const [, table] = /^tables\/([a-z_][a-z0-9_]*)\.copy$/.exec(name) ?? []
  if (table) return { table }
  const [, file] = /^files\/([a-z0-9-]+(?:\/[a-z0-9-]+)*)$/.exec(name) ?? []
  if (file) return { file }
  if (name === 'manifest.json') return 'manifest'
  throw damaged('it holds what no backup holds')
}
