// The file while it is being written: compressed, beside its place, moved there when it is whole.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { StartRefused } from '#platform/config'
import { headerOf, paddingOf, tarEnd } from './tar.ts'

export type Draft = { add(name: string, content: Buffer): Promise<void> }

/** Gives the length of the file that now is at `path`; where `write` fails, what was there before stays. */
export async function writeWhole(path: string, write: (draft: Draft) => Promise<void>): Promise<number> {
  const beside = `${path}.${randomUUID()}.part`
  try {
    const file = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true })
    const packed = createGzip({ level: 3 })
    const writing = pipeline(packed, file)
    // It is waited for below; failing earlier must not end the program.
    writing.catch(() => undefined)
    try {
      const draft = draftOn(packed)
      await write(draft)
      await draft.end()
      packed.end()
    } catch (error) {
      packed.destroy()
      await writing.catch(() => undefined)
      throw error
    }
    await writing
    const { size } = await stat(beside)
    await rename(beside, path)
    await flushFolder(dirname(path))
    return size
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error && String(error.code).startsWith('E'))
      throw new StartRefused(`The backup cannot be written: ${error.message}.`)
    throw error
  } finally {
    await rm(beside, { force: true })
  }
}

function draftOn(packed: ReturnType<typeof createGzip>): Draft & { end(): Promise<void> } {
  const gone = new AbortController()
  packed.once('close', () => gone.abort())
  async function put(bytes: Buffer): Promise<void> {
    if (packed.destroyed) throw packed.errored ?? new Error('the backup could not be written')
    if (packed.write(bytes)) return
    await once(packed, 'drain', { signal: gone.signal }).catch((error: unknown) => {
      throw packed.errored ?? error
    })
  }
  return {
    async add(name, content) {
      await put(headerOf(name, content.length))
      await put(content)
      await put(paddingOf(content.length))
    },
    end: () => put(tarEnd()),
  }
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
