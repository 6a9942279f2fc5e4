// The plainest tar there is: regular files with short names. What is written here any tar can read; what is
// read here is nothing else, so that links, absolute paths and the other inventions of tar cannot do harm.
import { StartRefused } from '#platform/config'

const blockBytes = 512
/** What is longer goes in pieces; each is in memory once. */
export const pieceBytes = 16 * 1024 * 1024

export type TarFile = { name: string; content: Buffer }

const soundName = /^[a-z0-9_-]+(\/[a-z0-9_-]+)*(\.[a-z0-9]+){0,2}$/

export function headerOf(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(blockBytes)
  const [prefix, rest] = splitName(name)
  header.write(rest, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${octal(bytes, 11)}\0`, 124)
  header.write(`${octal(0, 11)}\0`, 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  header.write(`${octal(checksumOf(header), 6)}\0 `, 148)
  return header
}

export const paddingOf = (bytes: number): Buffer =>
  Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes)

export const tarEnd = (): Buffer => Buffer.alloc(2 * blockBytes)

/** Gives each file whole; refuses everything that `headerOf` does not write, and an archive without its end. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile, undefined> {
  const chunks = source[Symbol.asyncIterator]()
  const bytes = reader(chunks)
  try {
    for (;;) {
      const header = await bytes.take(blockBytes)
      if (header.every((byte) => byte === 0)) break
      const { name, size } = readHeader(header)
      const content = await bytes.take(size)
      await bytes.take(paddingOf(size).length)
      yield { name, content }
    }
    await bytes.take(blockBytes)
    if (!(await bytes.isAtEnd())) throw damaged('something follows its end')
  } finally {
    await chunks.return?.()
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const name = [textAt(header, 345, 155), textAt(header, 0, 100)].filter(Boolean).join('/')
  const size = Number.parseInt(textAt(header, 124, 12), 8)
  if (!soundName.test(name) || !(size >= 0 && size <= pieceBytes))
    throw damaged('it holds what no backup holds')
  if (!header.equals(headerOf(name, size))) throw damaged('it holds what no backup holds')
  return { name, size }
}

export const damaged = (how: string) =>
  new StartRefused(`This backup is damaged: ${how}. Nothing was restored.`)

function splitName(name: string): [prefix: string, rest: string] {
  if (!soundName.test(name)) throw new Error(`${name} is no name for a part of a backup`)
  if (name.length <= 100) return ['', name]
  const cut = name.indexOf('/', name.length - 101)
  if (cut < 0 || cut > 155) throw new Error(`${name} is too long a name for a part of a backup`)
  return [name.slice(0, cut), name.slice(cut + 1)]
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')

/** The sum of the header with blanks where the sum itself stands. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length)
  const end = field.indexOf(0)
  return field.toString('latin1', 0, end < 0 ? length : end)
}

function reader(chunks: AsyncIterator<Uint8Array>) {
  let held: Uint8Array = new Uint8Array()
  async function fill(): Promise<boolean> {
    while (held.length === 0) {
      const next = await chunks.next()
      if (next.done) return false
      held = next.value
    }
    return true
  }
  return {
    async take(wanted: number): Promise<Buffer> {
      const parts: Uint8Array[] = []
      for (let missing = wanted; missing > 0;) {
        if (!(await fill())) throw damaged('it was cut short')
        const part = held.subarray(0, missing)
        held = held.subarray(part.length)
        missing -= part.length
        parts.push(part)
      }
      return Buffer.concat(parts, wanted)
    },
    isAtEnd: async () => !(await fill()),
  }
}
